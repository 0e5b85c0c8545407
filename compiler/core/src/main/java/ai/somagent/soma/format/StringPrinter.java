package ai.somagent.soma.format;

import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.StringSyntax.InterpolationPart;
import ai.somagent.soma.syntax.StringSyntax.Part;
import ai.somagent.soma.syntax.StringSyntax.TextPart;
import java.util.ArrayList;
import java.util.List;

/** String literals: blocks stay blocks, the others get the one quoting their content calls for. */
final class StringPrinter {
  private final Printers printers;
  private boolean inside;

  StringPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc print(StringSyntax string) {
    if (string.form() == StringSyntax.Form.BLOCK && !inside) {
      return block(string);
    }
    String constant = string.isConstant() ? string.constantText() : "";
    if (Escapes.fitsRaw(constant)) {
      return Doc.text("r\"" + constant + "\"");
    }
    StringBuilder text = new StringBuilder("\"");
    for (Object piece : pieces(string)) {
      text.append(piece instanceof InterpolationPart part ? interpolation(part) : plain(piece));
    }
    return Doc.text(text.append('"').toString());
  }

  private static String plain(Object text) {
    return Escapes.escape((String) text, false);
  }

  /** The indentation of the closing quotes is not content, so every line gets it. */
  private Doc block(StringSyntax string) {
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text("\"\"\""));
    List<Object> pieces = pieces(string);
    if (!pieces.isEmpty()) {
      parts.add(new Doc.StringLine());
    }
    for (Object piece : pieces) {
      if (piece instanceof InterpolationPart part) {
        parts.add(Doc.text(interpolation(part)));
      } else {
        addLines(parts, Escapes.escape((String) piece, true));
      }
    }
    parts.add(new Doc.StringLine());
    parts.add(Doc.text("\"\"\""));
    return Doc.nest(Doc.concat(parts));
  }

  private static void addLines(List<Doc> parts, String text) {
    int from = 0;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', from)) {
      parts.add(Doc.text(text.substring(from, feed)));
      parts.add(new Doc.StringLine());
      from = feed + 1;
    }
    parts.add(Doc.text(text.substring(from)));
  }

  /** On one line; comments stand before the expression, since no line may end behind them. */
  private String interpolation(InterpolationPart part) {
    boolean outer = inside;
    inside = true;
    Doc comments = printers.trivia().inString(part.span().end(), outer);
    Doc expression = printers.expressions().print(part.expression());
    inside = outer;
    return DocRenderer.renderFlat(Doc.concat(Doc.text("${"), comments, expression, Doc.text("}")));
  }

  /** The text and interpolation parts in order, neighbouring texts joined to one string. */
  private static List<Object> pieces(StringSyntax string) {
    List<Object> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Part part : string.parts()) {
      switch (part) {
        case TextPart piece -> text.append(piece.text());
        case InterpolationPart interpolation -> {
          if (!text.isEmpty()) {
            pieces.add(text.toString());
            text.setLength(0);
          }
          pieces.add(interpolation);
        }
      }
    }
    if (!text.isEmpty()) {
      pieces.add(text.toString());
    }
    return pieces;
  }
}
