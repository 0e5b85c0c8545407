package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.OptionalType;

/**
 * Looks past what a condition has shown. Knowing more never makes an error: where a question mark
 * or a fallback was right before a test, it is right after it, only needless.
 */
final class Unnarrowed {
  private Unnarrowed() {}

  /** {@code value} as it was declared, when it was declared as possibly absent; else itself. */
  static CheckedExpression optional(CheckedExpression value) {
    if (value.type() instanceof OptionalType) {
      return value;
    }
    return switch (value) {
      case LocalChecked local when local.symbol().type() instanceof OptionalType ->
          new LocalChecked(local.symbol(), local.symbol().type(), local.span());
      case InputChecked input when input.declared() instanceof OptionalType ->
          new InputChecked(input.field(), input.declared(), input.declared(), input.span());
      case SelectChecked select when wasOptional(select) -> withType(select);
      default -> value;
    };
  }

  private static boolean wasOptional(SelectChecked select) {
    return select.maybe() || select.declared() instanceof OptionalType;
  }

  private static SelectChecked withType(SelectChecked select) {
    SomaType type = BuiltinTypes.optional(select.declared());
    return new SelectChecked(
        select.target(), select.field(), select.declared(), select.maybe(), type, select.span());
  }
}
