package ai.somagent.soma.json;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code {"expr": "api.coverage >= 0.7"}}: an expression written as text. */
final class ExpressionText {
  static final String MEMBER = "expr";
  static final String DEFINITION = "expressionText";

  /** What stands around the text while it is judged by itself. */
  private static final String BEFORE = "module m\nlet a = ";

  private ExpressionText() {}

  static void read(JsonObject object, AstReading reading) {
    for (String name : object.members().keySet()) {
      if (!name.equals(MEMBER) && !name.equals(AstLayout.AT)) {
        reading.problems.unknownMember(
            object.members().get(name), name, "an expression as text", List.of(MEMBER));
      }
    }
    JsonValue value = object.members().get(MEMBER);
    if (!(value instanceof JsonText text)) {
      reading.problems.wrongType(object, "the text of an expression in `expr`");
    } else if (isExpression(text, reading.problems)) {
      // A line comment would swallow the parenthesis.
      String end = text.value().contains("//") ? "\n)" : ")";
      reading.append("(" + text.value() + end);
    }
  }

  /** Judged by itself, so that no text can close what is around it. */
  private static boolean isExpression(JsonText text, AstProblems problems) {
    String name = problems.source().name();
    ParsedFile parsed = Parser.parse(new SourceText(name, BEFORE + text.value() + "\n"));
    if (!parsed.diagnostics().isEmpty()) {
      report(parsed.diagnostics().getFirst(), text.place(), problems);
      return false;
    }
    if (expression(parsed.file().declarations()) == null) {
      problems.badExpression(text.place(), "this text is more than one expression", null);
      return false;
    }
    return true;
  }

  private static @Nullable ExpressionSyntax expression(List<DeclarationSyntax> declarations) {
    boolean one = declarations.size() == 1 && declarations.getFirst() instanceof ConstSyntax;
    return one ? ((ConstSyntax) declarations.getFirst()).value() : null;
  }

  private static void report(Diagnostic diagnostic, Place place, AstProblems problems) {
    Span span = diagnostic.span();
    int column = Math.max(0, span.start() - BEFORE.length()) + 1;
    String message =
        "this text is no expression: " + diagnostic.message() + ", at its character " + column;
    problems.badExpression(place, message, diagnostic.help());
  }

  static void define(ObjectNode definitions) {
    ObjectNode text = definitions.putObject(DEFINITION);
    text.put("description", "An expression as Soma text; it stands for the nodes of that text.");
    text.put("type", "object");
    ObjectNode members = text.putObject("properties");
    members.putObject(MEMBER).put("type", "string");
    members.set(AstLayout.AT, AstLayoutRules.reference("at"));
    text.putArray("required").add(MEMBER);
    text.put("additionalProperties", false);
  }
}
