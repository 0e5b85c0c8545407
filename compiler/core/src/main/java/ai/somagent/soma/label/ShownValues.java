package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person who approved has seen what a value is made of. Seen is what {@code show} holds
 * as it is, or a part of that; of a {@code let}, also when everything labelled in its value was
 * seen.
 */
final class ShownValues {
  private final ExpressionLabels labels;
  private final Map<LocalSymbol, CheckedExpression> definitions = new HashMap<>();
  private final Set<LocalSymbol> macroVariables = new HashSet<>();

  ShownValues(ExpressionLabels labels) {
    this.labels = labels;
  }

  /** Remembers what an immutable variable stands for. */
  void define(LocalSymbol variable, CheckedExpression value) {
    definitions.put(variable, value);
  }

  /**
   * The first part of {@code value} that has one of {@code wanted} and that {@code approval} did
   * not show, or null when all of them were seen.
   */
  @Nullable CheckedExpression unseen(
      ApproveOperation approval, CheckedExpression value, Set<Label> wanted) {
    List<Path> shown = new ArrayList<>();
    for (CheckedArgument one : approval.show()) {
      addShown(one.value(), shown);
    }
    return unseen(value, wanted, shown);
  }

  private @Nullable CheckedExpression unseen(
      CheckedExpression value, Set<Label> wanted, List<Path> shown) {
    if (labels.whole(value).only(wanted).isEmpty()) {
      return null;
    }
    if (value instanceof MacroChecked macro) {
      macroVariables.addAll(macro.variables()); // Labelled as the range is, which is a part itself.
    }
    Path path = path(value);
    if (path == null) {
      return firstUnseen(CheckedChildren.of(value), wanted, shown);
    }
    for (Path one : shown) {
      if (one.holds(path)) {
        return null;
      }
    }
    CheckedExpression definition =
        path.root instanceof LocalSymbol local ? definitions.get(local) : null;
    if (definition == null) {
      return macroVariables.contains(path.root) ? null : value;
    }
    return unseen(definition, wanted, shown) == null ? null : value;
  }

  private @Nullable CheckedExpression firstUnseen(
      List<CheckedExpression> parts, Set<Label> wanted, List<Path> shown) {
    for (CheckedExpression part : parts) {
      CheckedExpression unseen = unseen(part, wanted, shown);
      if (unseen != null) {
        return unseen;
      }
    }
    return null;
  }

  /** A variable or {@code input}, and the fields read from it. */
  private record Path(Object root, List<String> fields) {
    boolean holds(Path other) {
      return root.equals(other.root)
          && other.fields.size() >= fields.size()
          && other.fields.subList(0, fields.size()).equals(fields);
    }
  }

  private static @Nullable Path path(CheckedExpression value) {
    return switch (value) {
      case LocalChecked local -> new Path(local.symbol(), List.of());
      case InputChecked field -> new Path("input", List.of(field.field()));
      case SelectChecked select -> {
        Path target = path(select.target());
        if (target == null) {
          yield null;
        }
        List<String> fields = new ArrayList<>(target.fields);
        fields.add(select.field());
        yield new Path(target.root, fields);
      }
      default -> null;
    };
  }

  private static void addShown(CheckedExpression value, List<Path> shown) {
    Path path = path(value);
    if (path != null) {
      shown.add(path);
      return;
    }
    boolean holds =
        value instanceof CheckedExpression.MapChecked
            || value instanceof CheckedExpression.ListChecked
            || value instanceof CheckedExpression.ConstructChecked
            || value instanceof CheckedExpression.UnionCaseChecked
            || value instanceof CheckedExpression.WidenChecked
            || value instanceof CheckedExpression.InterpolationChecked;
    if (holds) {
      CheckedChildren.of(value).forEach(part -> addShown(part, shown));
    }
  }
}
