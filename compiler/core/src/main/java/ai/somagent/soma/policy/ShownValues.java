package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.RunChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.LocalSymbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the people who approve have seen, and whether a value follows from it. A value follows when
 * each variable or input field that it is made of was shown, itself or as a whole; what may change
 * later never does.
 */
final class ShownValues {
  /** A variable or input, and the fields taken of it. */
  private record Source(Object root, List<String> fields) {}

  private final List<Source> shown = new ArrayList<>();

  ShownValues(List<CheckedArgument> show) {
    for (CheckedArgument argument : show) {
      add(argument.value());
    }
  }

  private void add(CheckedExpression value) {
    Source source = source(value);
    if (source != null) {
      shown.add(source);
      return;
    }
    boolean whole =
        value instanceof MapChecked
            || value instanceof ListChecked
            || value instanceof ConstructChecked
            || value instanceof UnionCaseChecked
            || value instanceof WidenChecked;
    if (whole) {
      CheckedChildren.of(value).forEach(this::add);
    }
  }

  /** Whether every argument is constant or follows from what was shown. */
  boolean determine(List<CheckedArgument> arguments) {
    for (CheckedArgument argument : arguments) {
      if (!determines(argument.value(), new HashSet<>())) {
        return false;
      }
    }
    return true;
  }

  private boolean determines(CheckedExpression value, Set<LocalSymbol> own) {
    if (value instanceof LocalChecked local && own.contains(local.symbol())) {
      return true;
    }
    Source source = source(value);
    if (source != null) {
      return isShown(source) || value instanceof SelectChecked select && inside(select, own);
    }
    if (value instanceof LocalChecked || value instanceof CheckedExpression.ErrorChecked) {
      return false;
    }
    if (value instanceof RunChecked run) {
      return run.member().equals("id") || run.member().equals("started_at");
    }
    if (value instanceof MacroChecked macro) {
      own.addAll(macro.variables());
    }
    for (CheckedExpression part : CheckedChildren.of(value)) {
      if (!determines(part, own)) {
        return false;
      }
    }
    return true;
  }

  private static boolean inside(SelectChecked select, Set<LocalSymbol> own) {
    CheckedExpression at = select;
    while (at instanceof SelectChecked outer) {
      at = outer.target();
    }
    return at instanceof LocalChecked local && own.contains(local.symbol());
  }

  private boolean isShown(Source wanted) {
    for (Source source : shown) {
      boolean same = source.root().equals(wanted.root());
      int size = source.fields().size();
      if (same
          && size <= wanted.fields().size()
          && source.fields().equals(wanted.fields().subList(0, size))) {
        return true;
      }
    }
    return false;
  }

  /** The immutable value that a chain of fields starts at; null for anything else. */
  private static @Nullable Source source(CheckedExpression value) {
    List<String> fields = new ArrayList<>();
    CheckedExpression at = value;
    while (at instanceof SelectChecked select) {
      fields.addFirst(select.field());
      at = select.target();
    }
    if (at instanceof LocalChecked local && !local.symbol().isState()) {
      return new Source(local.symbol(), fields);
    }
    return at instanceof InputChecked input ? new Source(input.field(), fields) : null;
  }
}
