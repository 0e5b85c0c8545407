package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.ir.node.ExpressionIr;

/**
 * Prints checked expressions as CEL. Functions and constants are inlined; {@code T?} is an optional
 * value; an absent optional field has no map entry; a union's case stands under {@code kind}.
 *
 * <p>An evaluator needs CEL's standard library and macros, optional values, two-variable macros, and
 * the strings, math, lists, sets and encoders extensions. Every variable may be typed {@code dyn}.
 */
public final class ExpressionLowering {
  private ExpressionLowering() {}

  /** Never fails on an expression without {@code ErrorChecked}. */
  public static ExpressionIr lower(CheckedExpression expression, SlotNames slots) {
    throw new UnsupportedOperationException();
  }
}
