package ai.somagent.soma.checked;

import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;

/**
 * How large an expression is once its functions stand in place of their names; neither number
 * overflows.
 *
 * @param depth levels of nesting
 * @param nodes how many parts
 */
public record InlineSize(int depth, int nodes) {
  /** Parts of a string in one chain; a string with more is halved. */
  public static final int LONGEST_CHAIN = 32;

  /** Each function knows its own size, so that only {@code expression} itself is walked. */
  public static InlineSize of(CheckedExpression expression) {
    int depth = 0;
    int nodes = 1;
    for (CheckedExpression child : CheckedChildren.of(expression)) {
      InlineSize size = of(child);
      depth = Math.max(depth, size.depth());
      nodes = capped(nodes + size.nodes());
    }
    if (expression instanceof FunctionChecked call) {
      InlineSize body = call.function().size();
      return new InlineSize(capped(depth + body.depth()), capped(nodes + body.nodes()));
    }
    return new InlineSize(capped(depth + levels(expression)), nodes);
  }

  /** A string with parts becomes a chain, in which the first part stands deepest. */
  private static int levels(CheckedExpression expression) {
    return expression instanceof InterpolationChecked text
        ? Math.clamp(text.parts().size(), 1, LONGEST_CHAIN)
        : 1;
  }

  private static int capped(int size) {
    return Math.min(size, 1_000_000);
  }
}
