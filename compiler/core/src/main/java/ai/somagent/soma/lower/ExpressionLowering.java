package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.ir.node.ExpressionIr;
import java.util.List;

/**
 * Prints checked expressions as CEL. Functions and constants are inlined; {@code T?} is an optional
 * value; an absent optional field has no map entry; a union's case stands under {@code kind}.
 *
 * <p>An evaluator needs CEL's standard library and macros, optional values, two-variable macros,
 * and the strings, math, lists, sets and encoders extensions. Every variable may be typed {@code
 * dyn}: records and JSON are wrapped in {@code dyn(…)} where CEL's checker would want two sides to
 * agree. Variables of macros are {@code _1}, {@code _2} and so on; slots must not be named like
 * that.
 */
public final class ExpressionLowering {
  private ExpressionLowering() {}

  /** Never fails on an expression without {@code ErrorChecked}. */
  public static ExpressionIr lower(CheckedExpression expression, SlotNames slots) {
    CelPrinter printer = new CelPrinter(slots);
    printer.printLoose(expression, LocalNames.EMPTY);
    return new ExpressionIr(printer.text(), List.copyOf(printer.reads()));
  }
}
