package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.ir.type.PatternBound;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BoolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.UnarySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the constraints in the parentheses of a type. They are literals. */
final class LimitsResolver {
  private final ModuleScope scope;
  private final DiagnosticSink sink;

  LimitsResolver(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  static List<String> keysOf(Scalar scalar) {
    return switch (scalar) {
      case STRING -> List.of("min", "max", "pattern", "format");
      case INT, DOUBLE, BYTES -> List.of("min", "max");
      case JSON -> List.of("max");
      case BOOL, DURATION, TIMESTAMP -> List.of();
    };
  }

  Limits resolve(TypeSyntax type, List<String> keys) {
    if (type.limits().isEmpty()) {
      return Limits.NONE;
    }
    Reading reading = new Reading();
    for (ArgumentSyntax limit : type.limits()) {
      read(type, limit, keys, reading);
    }
    if (reading.min != null && reading.max != null && reading.min > reading.max) {
      report(type.limits().getLast().span(), "`min` is greater than `max`, so no value fits", null);
    }
    return reading.limits();
  }

  /** What has been read so far. */
  private static final class Reading {
    private @Nullable Double min;
    private @Nullable Double max;
    private @Nullable String pattern;
    private @Nullable String format;
    private boolean unique;

    private Limits limits() {
      return new Limits(min, max, pattern, format, unique);
    }
  }

  private void read(TypeSyntax type, ArgumentSyntax limit, List<String> keys, Reading reading) {
    NameSyntax name = limit.name();
    String typeName = type.name().text();
    if (name == null) {
      return; // the parser has said that limits are named
    }
    if (!keys.contains(name.text())) {
      sink.report(
          NameReports.unknown(
              TypeCode.INVALID_LIMIT,
              scope.source(),
              name,
              "`" + typeName + "` has no limit `" + name.text() + "`",
              keys));
      return;
    }
    switch (name.text()) {
      case "min" -> reading.min = number(typeName, limit);
      case "max" -> reading.max = number(typeName, limit);
      case "pattern" -> reading.pattern = pattern(limit);
      case "format" -> reading.format = text(limit);
      default -> reading.unique = limit.value() instanceof BoolSyntax bool && bool.value();
    }
  }

  private @Nullable Double number(String typeName, ArgumentSyntax limit) {
    ExpressionSyntax value = limit.value();
    boolean negative = value instanceof UnarySyntax;
    Number read =
        value instanceof UnarySyntax unary
            ? Literals.number(unary.operand())
            : Literals.number(value);
    if (read == null) {
      report(value.span(), "a limit is a number", null);
      return null;
    }
    boolean counts = !typeName.equals("int") && !typeName.equals("double");
    if (counts && (negative || read instanceof Double)) {
      report(value.span(), "a size is a whole number from 0", null);
      return null;
    }
    return negative ? -read.doubleValue() : read.doubleValue();
  }

  private @Nullable String text(ArgumentSyntax limit) {
    if (limit.value() instanceof StringSyntax string && string.isConstant()) {
      return string.constantText();
    }
    report(limit.value().span(), "this limit is a string without `${…}`", null);
    return null;
  }

  private @Nullable String pattern(ArgumentSyntax limit) {
    String text = text(limit);
    if (text == null) {
      return null;
    }
    String refused = PatternScan.refusal(text);
    if (refused == null) {
      refused = PatternBound.refusal(text);
    }
    if (refused != null) {
      report(limit.value().span(), "the pattern does not work: " + refused, "patterns are RE2");
      return null;
    }
    return text;
  }

  private void report(Span span, String message, @Nullable String help) {
    sink.report(
        Diagnostic.of(TypeCode.INVALID_LIMIT, scope.source(), span, message).withHelp(help));
  }
}
