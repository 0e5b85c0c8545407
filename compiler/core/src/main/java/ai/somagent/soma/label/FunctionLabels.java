package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.TaskSymbol;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What functions do to labels. They are pure and stand in place of their bodies, so that what they
 * give carries the labels of the arguments that they use, and of the fields that they read; each
 * function is looked at once.
 */
final class FunctionLabels {
  private final Map<FunctionSymbol, Summary> known = new IdentityHashMap<>();
  private final Map<TaskSymbol, List<ErrorSymbol>> failures = new IdentityHashMap<>();

  /**
   * @param own labels that the function declares, and of fields that the body reads
   * @param used the parameters that the body reads
   */
  record Summary(FunctionSymbol function, Set<Label> own, Set<LocalSymbol> used) {
    boolean uses(int parameter) {
      return used.contains(function.parameters().get(parameter));
    }
  }

  Summary of(FunctionSymbol function) {
    Summary summary = known.get(function);
    if (summary == null) {
      Set<Label> own = EnumSet.noneOf(Label.class);
      own.addAll(function.labels());
      Set<LocalSymbol> used = new HashSet<>();
      read(function.body(), own, used);
      summary = new Summary(function, own, used);
      known.put(function, summary);
    }
    return summary;
  }

  /** The errors that {@code task} raises when untrusted data says so; each is looked at once. */
  List<ErrorSymbol> failures(TaskSymbol task, LabelUnit unit) {
    List<ErrorSymbol> found = failures.get(task);
    if (found == null) {
      LabelUnit inner =
          new LabelUnit(task.source(), unit.autonomy(), List.of(), task.name(), task.result());
      LabelState state = new LabelState();
      do {
        LabelRecorder unheard = new LabelRecorder(task.source());
        found =
            new LabelWalk(inner, state, unheard, this).steps(task.steps(), Control.FREE).errors();
      } while (state.takeGrown());
      failures.put(task, found);
    }
    return found;
  }

  private void read(CheckedExpression value, Set<Label> own, Set<LocalSymbol> used) {
    if (value instanceof LocalChecked local) {
      used.add(local.symbol());
    } else if (value instanceof SelectChecked select) {
      FieldSymbol field = TypeLabels.field(select.target().type(), select.field());
      own.addAll(field == null ? Set.of() : field.labels());
    } else if (value instanceof FunctionChecked call) {
      own.addAll(of(call.function()).own());
    }
    for (CheckedExpression part : CheckedChildren.of(value)) {
      if (opens(value, part)) {
        own.addAll(TypeLabels.inside(part.type(), part.span()).labels());
      }
      read(part, own, used);
    }
  }

  /** Whether {@code whole} tells what is inside its {@code part}, whose type kept that. */
  private static boolean opens(CheckedExpression whole, CheckedExpression part) {
    return switch (whole) {
      case BinaryChecked binary -> ExpressionLabels.compares(binary);
      case BuiltinChecked call -> ExpressionLabels.compares(call);
      default -> TypeLabels.holdsJson(whole.type()) && !TypeLabels.holdsJson(part.type());
    };
  }
}
