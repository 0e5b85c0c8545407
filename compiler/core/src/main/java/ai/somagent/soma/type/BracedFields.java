package ai.somagent.soma.type;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapEntrySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Braces around fields, as other languages write a record: {@code {name: "x"}}. */
final class BracedFields {
  private BracedFields() {}

  /** Whether each key of {@code map}, which has some, names one of {@code fields}. */
  static boolean name(MapSyntax map, List<FieldSymbol> fields) {
    return !map.entries().isEmpty()
        && map.entries().stream()
            .allMatch(e -> !e.maybe() && FieldRules.find(fields, nameOf(e.key())) != null);
  }

  private static String nameOf(ExpressionSyntax key) {
    return switch (key) {
      case NameExpressionSyntax name -> name.name().text();
      case StringSyntax string when string.isConstant() -> string.constantText();
      default -> "";
    };
  }

  /** Says how a record of {@code named} is built; null when the keys are not its fields. */
  static @Nullable Diagnostic report(
      MapSyntax map, NamedType named, ExpressionChecker expressions, Environment environment) {
    NamedTypeSymbol symbol = named.symbol();
    if (!symbol.isComplete()
        || !(symbol.definition() instanceof RecordDefinition record)
        || !name(map, record.fields())) {
      return null;
    }
    for (MapEntrySyntax entry : map.entries()) {
      FieldSymbol field = FieldRules.find(record.fields(), nameOf(entry.key()));
      expressions.infer(entry.value(), environment, field == null ? null : field.type());
    }
    Diagnostic plain =
        Diagnostic.of(
                TypeCode.TYPE_MISMATCH,
                environment.source(),
                map.span(),
                "expected `" + symbol.name() + "`, found a map")
            .withHelp("a record is built as `" + symbol.name() + "(field: value)`");
    boolean visible = environment.scope().findType(symbol.name()) == symbol;
    return visible ? plain.withFixes(List.of(fix(map, symbol.name()))) : plain;
  }

  /** The entries as fields of {@code name}, or as plain arguments where that is empty. */
  static CodeFix fix(MapSyntax map, String name) {
    Span span = map.span();
    List<TextEdit> edits = new ArrayList<>();
    edits.add(
        new TextEdit(new Span(span.start(), span.start() + 1), name.isEmpty() ? "" : name + "("));
    for (MapEntrySyntax entry : map.entries()) {
      if (entry.key() instanceof StringSyntax string) {
        edits.add(new TextEdit(string.span(), string.constantText()));
      }
    }
    edits.add(new TextEdit(new Span(span.end() - 1, span.end()), name.isEmpty() ? "" : ")"));
    return new CodeFix(name.isEmpty() ? "Remove the braces" : "Write `" + name + "(…)`", edits);
  }
}
