package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedStep;
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
import org.jspecify.annotations.Nullable;

/**
 * What functions do to labels. They are pure and stand in place of their bodies, so that what they
 * give carries the labels of the arguments that they use, and of the fields that they read; each
 * function is looked at once.
 */
final class FunctionLabels {
  private final Map<FunctionSymbol, Summary> known;
  private final Map<Object, Failing> failures = new IdentityHashMap<>();

  FunctionLabels(LabelMemory memory) {
    this.known = memory.functions;
  }

  /**
   * @param own labels that the function declares, and of fields that the body reads
   * @param used the parameters that the body reads
   * @param mayFail whether some arguments leave it without a value
   */
  record Summary(FunctionSymbol function, Set<Label> own, Set<LocalSymbol> used, boolean mayFail) {
    boolean uses(int parameter) {
      return used.contains(function.parameters().get(parameter));
    }
  }

  /**
   * How steps fail that are run elsewhere.
   *
   * @param errors the kinds that they raise when untrusted data says so
   * @param messages labels of values that the messages of these errors may quote
   */
  record Failing(List<ErrorSymbol> errors, Set<Label> messages) {}

  Summary of(FunctionSymbol function) {
    Summary summary = known.get(function);
    if (summary == null) {
      Set<Label> own = EnumSet.noneOf(Label.class);
      own.addAll(function.labels());
      Set<LocalSymbol> used = new HashSet<>();
      read(function.body(), own, used);
      boolean mayFail = ExpressionFailures.anyIn(function.body(), this);
      summary = new Summary(function, own, used, mayFail);
      known.put(function, summary);
    }
    return summary;
  }

  /** How {@code task} fails; each is looked at once. */
  Failing failures(TaskSymbol task, LabelUnit unit) {
    Failing known = failures.get(task);
    if (known == null) {
      LabelUnit inner =
          new LabelUnit(task.source(), unit.autonomy(), List.of(), task.name(), task.result());
      known = failing(inner, task.steps(), null);
      failures.put(task, known);
    }
    return known;
  }

  /** How runs of {@code capsule} fail; each is looked at once. */
  Failing failures(CheckedCapsule capsule) {
    Failing known = failures.get(capsule);
    if (known == null) {
      LabelUnit inner =
          new LabelUnit(
              capsule.source(),
              capsule.autonomy(),
              capsule.input(),
              capsule.name(),
              capsule.output());
      known = failing(inner, capsule.steps(), capsule);
      failures.put(capsule, known);
    }
    return known;
  }

  private Failing failing(
      LabelUnit unit, List<CheckedStep> steps, @Nullable CheckedCapsule capsule) {
    LabelState state = new LabelState();
    LabelWalk walk;
    Exits exits;
    do {
      LabelRecorder unheard = new LabelRecorder(unit.source());
      if (capsule != null) {
        new MemberLabels(capsule, unit, state, unheard, this).walk();
      }
      walk = LabelWalk.caught(unit, state, unheard, this);
      exits = walk.steps(steps, Control.FREE);
    } while (state.takeGrown());
    return new Failing(exits.errors(), walk.failures().messages());
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
