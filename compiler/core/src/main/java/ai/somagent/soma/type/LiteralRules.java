package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.NullType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.BoolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DurationSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NullSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.StringSyntax.InterpolationPart;
import ai.somagent.soma.syntax.StringSyntax.TextPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Literals, and strings with parts to fill in. */
final class LiteralRules {
  private final ExpressionChecker expressions;

  LiteralRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  CheckedExpression integer(String text, boolean negative, Span span, Environment environment) {
    Long value = Literals.integer(text, negative);
    return value == null
        ? invalid(span, environment, "the number does not fit into 64 bits")
        : new LiteralChecked(value, BuiltinTypes.INT, span);
  }

  CheckedExpression floating(DoubleSyntax syntax, Environment environment) {
    Double value = Literals.floating(syntax.text());
    return value == null
        ? invalid(syntax.span(), environment, "the number is too large for a `double`")
        : new LiteralChecked(value, BuiltinTypes.DOUBLE, syntax.span());
  }

  CheckedExpression duration(DurationSyntax syntax, Environment environment) {
    Duration value = Literals.duration(syntax.text());
    return value == null
        ? invalid(syntax.span(), environment, "the duration is malformed or too long")
        : new LiteralChecked(value, BuiltinTypes.DURATION, syntax.span());
  }

  CheckedExpression bool(BoolSyntax syntax) {
    return new LiteralChecked(syntax.value(), BuiltinTypes.BOOL, syntax.span());
  }

  CheckedExpression none(NullSyntax syntax) {
    return new LiteralChecked(null, NullType.NULL, syntax.span());
  }

  CheckedExpression string(StringSyntax syntax, Environment environment) {
    if (syntax.isConstant()) {
      return new LiteralChecked(syntax.constantText(), BuiltinTypes.STRING, syntax.span());
    }
    List<CheckedExpression> parts = new ArrayList<>();
    for (StringSyntax.Part part : syntax.parts()) {
      switch (part) {
        case TextPart text ->
            parts.add(new LiteralChecked(text.text(), BuiltinTypes.STRING, text.span()));
        case InterpolationPart filled -> parts.add(filledIn(filled, environment));
      }
    }
    return new InterpolationChecked(parts, BuiltinTypes.STRING, syntax.span());
  }

  private CheckedExpression filledIn(InterpolationPart part, Environment environment) {
    CheckedExpression value = expressions.infer(part.expression(), environment, null);
    String help = refusalOf(value.type());
    if (help == null) {
      return value;
    }
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.NOT_PRINTABLE,
                environment.source(),
                value.span(),
                TypeNames.one(value.type()) + " cannot stand inside a string")
            .withHelp(help));
  }

  /** What to do about a type that has no text; null for one that has. */
  private static @Nullable String refusalOf(SomaType type) {
    if (type == ErrorType.ERROR) {
      return null;
    }
    if (type instanceof OptionalType) {
      return "it may be absent; give a fallback with `.orValue(…)`";
    }
    if (type instanceof SomaType.ListType) {
      return "a list of strings becomes one with `.join(\", \")`";
    }
    if (type instanceof NamedType named && named.symbol().definition() instanceof EnumDefinition) {
      return null;
    }
    if (Assignability.base(type) instanceof ScalarType scalar) {
      return switch (scalar.scalar()) {
        case BOOL, INT, DOUBLE, STRING, DURATION, TIMESTAMP -> null;
        case BYTES -> "write `base64.encode(…)`";
        case JSON -> "JSON gets a type where it enters: `as T` after the call";
      };
    }
    return "name the field that is meant";
  }

  private CheckedExpression invalid(Span span, Environment environment, String message) {
    return expressions.refuse(
        Diagnostic.of(TypeCode.INVALID_LITERAL, environment.source(), span, message));
  }
}
