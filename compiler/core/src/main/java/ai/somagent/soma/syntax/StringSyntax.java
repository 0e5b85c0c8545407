package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;

/**
 * A string literal.
 *
 * @param form how it is quoted
 * @param parts decoded text and interpolations in order; text parts of a block form have the
 *     indentation already removed
 */
public record StringSyntax(Form form, List<Part> parts, Span span) implements ExpressionSyntax {
  public StringSyntax {
    parts = List.copyOf(parts);
  }

  /** How a string is quoted. */
  public enum Form {
    PLAIN,
    RAW,
    BLOCK
  }

  /** A piece of a string. */
  public sealed interface Part extends Syntax {}

  /** Literal characters after escapes were decoded. */
  public record TextPart(String text, Span span) implements Part {}

  /** {@code ${expression}}. */
  public record InterpolationPart(ExpressionSyntax expression, Span span) implements Part {}

  /** Whether there is no interpolation. */
  public boolean isConstant() {
    for (Part part : parts) {
      if (!(part instanceof TextPart)) {
        return false;
      }
    }
    return true;
  }

  /** The decoded text of a constant string; interpolations count as nothing. */
  public String constantText() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof TextPart t) {
        text.append(t.text());
      }
    }
    return text.toString();
  }
}
