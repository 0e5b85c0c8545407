package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.FunctionSymbol;
import java.util.IdentityHashMap;
import java.util.Map;

/** How large an expression is once its functions stand in place of their names. */
public final class InlineSize {
  /** Parts of a string in one chain; a string with more is halved. */
  public static final int LONGEST_CHAIN = 32;

  private final Map<FunctionSymbol, Size> known = new IdentityHashMap<>();

  /** Levels of nesting, and number of nodes; neither overflows. */
  record Size(int depth, int nodes) {}

  private InlineSize() {}

  static Size of(CheckedExpression expression) {
    return new InlineSize().measure(expression);
  }

  private Size measure(CheckedExpression expression) {
    int depth = 0;
    int nodes = 1;
    for (CheckedExpression child : CheckedChildren.of(expression)) {
      Size size = measure(child);
      depth = Math.max(depth, size.depth());
      nodes = capped(nodes + size.nodes());
    }
    if (expression instanceof FunctionChecked call) {
      Size body = ofBody(call.function());
      return new Size(capped(depth + body.depth()), capped(nodes + body.nodes()));
    }
    return new Size(capped(depth + levels(expression)), nodes);
  }

  /** A string with parts becomes a chain, in which the first part stands deepest. */
  private static int levels(CheckedExpression expression) {
    return expression instanceof InterpolationChecked text
        ? Math.clamp(text.parts().size(), 1, LONGEST_CHAIN)
        : 1;
  }

  private Size ofBody(FunctionSymbol function) {
    Size size = known.get(function);
    if (size == null) {
      size = measure(function.body());
      known.put(function, size);
    }
    return size;
  }

  private static int capped(int size) {
    return Math.min(size, 1_000_000);
  }
}
