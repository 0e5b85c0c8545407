package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.FunctionSymbol;
import java.util.IdentityHashMap;
import java.util.Map;

/** How large an expression is once its functions stand in place of their names. */
final class InlineSize {
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
    return new Size(capped(depth + 1), nodes);
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
