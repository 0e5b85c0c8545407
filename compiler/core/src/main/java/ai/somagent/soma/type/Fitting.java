package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.NullType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Makes values fit the types that are wanted, where the language converts by itself. */
final class Fitting {
  private final DiagnosticSink sink;

  Fitting(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** Whether {@link #fit} would succeed. */
  boolean fits(CheckedExpression value, SomaType wanted) {
    return Assignability.isAssignable(value.type(), wanted)
        || isWholeLiteral(value)
            && Assignability.isScalar(Assignability.withoutOptional(wanted), Scalar.DOUBLE);
  }

  static boolean isWholeLiteral(CheckedExpression value) {
    return value instanceof LiteralChecked literal && literal.value() instanceof Long;
  }

  /** {@code value} as a {@code wanted}; reports a mismatch. */
  CheckedExpression fit(CheckedExpression value, SomaType wanted, Environment environment) {
    if (value.type() == ErrorType.ERROR || wanted == ErrorType.ERROR) {
      return value;
    }
    if (!fits(value, wanted)) {
      reportMismatch(value, wanted, environment);
      return new ErrorChecked(value.span());
    }
    return convert(value, wanted, environment);
  }

  private CheckedExpression convert(
      CheckedExpression value, SomaType wanted, Environment environment) {
    if (value.type() == NullType.NULL) {
      return new LiteralChecked(null, wanted, value.span());
    }
    if (wanted instanceof OptionalType optional) {
      return value.type() instanceof OptionalType
          ? value
          : new WidenChecked(convert(value, optional.of(), environment), wanted, value.span());
    }
    if (Assignability.isScalar(wanted, Scalar.JSON)) {
      return Assignability.isScalar(value.type(), Scalar.JSON)
          ? value
          : new WidenChecked(value, wanted, value.span());
    }
    if (value instanceof LiteralChecked literal) {
      return convertLiteral(literal, wanted, environment);
    }
    boolean copied =
        value.type() instanceof SomaType.CaughtErrorType && Assignability.isErrorRecord(wanted);
    return copied ? copyError(value, wanted) : value;
  }

  /** The fields that every kind has; a kind's own stay behind, as in any closed record. */
  private static CheckedExpression copyError(CheckedExpression error, SomaType wanted) {
    List<CheckedArgument> fields = new ArrayList<>();
    for (String name : List.of("kind", "message", "step")) {
      SomaType type = BuiltinTypes.STRING;
      fields.add(
          new CheckedArgument(
              name, new SelectChecked(error, name, type, false, type, error.span())));
    }
    return new ConstructChecked(BuiltinRecords.ERROR, fields, wanted, error.span());
  }

  private CheckedExpression convertLiteral(
      LiteralChecked literal, SomaType wanted, Environment environment) {
    Object value = literal.value();
    if (value instanceof Long whole && Assignability.isScalar(wanted, Scalar.DOUBLE)) {
      value = whole.doubleValue();
    }
    if (value != null && Assignability.base(wanted) instanceof ScalarType scalar) {
      String refusal = LiteralLimits.refusal(value, scalar);
      if (refusal != null) {
        sink.report(
            Diagnostic.of(
                TypeCode.OUTSIDE_LIMITS,
                environment.source(),
                literal.span(),
                "`" + TypeNames.show(wanted) + "` " + refusal));
      }
    }
    return new LiteralChecked(value, wanted, literal.span());
  }

  private void reportMismatch(CheckedExpression value, SomaType wanted, Environment environment) {
    Span span = value.span();
    if (value.type() instanceof OptionalType optional
        && Assignability.isAssignable(optional.of(), wanted)) {
      sink.report(absent(environment, value, optional));
      return;
    }
    String found = TypeNames.show(value.type());
    String message =
        value.type() == NullType.NULL
            ? "expected `" + TypeNames.show(wanted) + "`, which cannot be absent"
            : "expected `" + TypeNames.show(wanted) + "`, found `" + found + "`";
    Diagnostic plain = Diagnostic.of(TypeCode.TYPE_MISMATCH, environment.source(), span, message);
    SomaType to = Assignability.withoutOptional(wanted);
    Diagnostic better =
        Assignability.isScalar(to, Scalar.BOOL) && !(value instanceof LiteralChecked)
            ? ValueAdvice.condition(plain, value, environment)
            : ValueAdvice.literal(plain, value, to);
    Diagnostic advised = better == null ? advise(plain, value, wanted) : better;
    sink.report(isStep(span, environment) ? advised.withFixes(List.of()) : advised);
  }

  /** Whether an effect or a block gives the value, which nothing can be wrapped around. */
  private static boolean isStep(Span span, Environment environment) {
    String text = environment.scope().text().text();
    int end = span.start();
    while (end < span.end() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return switch (text.substring(span.start(), end)) {
      case "call",
          "run",
          "start",
          "ask",
          "approve",
          "await",
          "endorse",
          "if",
          "match",
          "for",
          "race",
          "try",
          "branch" ->
          end < span.end();
      default -> false;
    };
  }

  /** That a value may be absent where it must not be. */
  static Diagnostic absent(Environment environment, CheckedExpression value, OptionalType type) {
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.POSSIBLY_ABSENT,
            environment.source(),
            value.span(),
            "this may be absent: its type is `" + TypeNames.show(type) + "`");
    LocalSymbol state = StateCopy.stateOf(value);
    return state == null
        ? plain.withHelp("test it with `!= null` first, or give a fallback with `.orValue(…)`")
        : StateCopy.advise(plain, state, value, environment);
  }

  private static Diagnostic advise(Diagnostic plain, CheckedExpression value, SomaType wanted) {
    SomaType from = value.type();
    SomaType to = Assignability.withoutOptional(wanted);
    if (isEnumNamedBy(value, to)) {
      String text = TypeNames.show(to) + "." + ((LiteralChecked) value).value();
      return plain
          .withHelp("write the case of the enum")
          .withFixes(List.of(NameReports.replace(value.span(), text, "Change to `" + text + "`")));
    }
    if (Assignability.isScalar(from, Scalar.INT) && Assignability.isScalar(to, Scalar.DOUBLE)) {
      return wrapped(plain, "double", "only literals become doubles by themselves");
    }
    if (Assignability.isScalar(from, Scalar.DOUBLE) && Assignability.isScalar(to, Scalar.INT)) {
      return wrapped(plain, "int", "`int(…)` cuts off the fraction");
    }
    if (isPrintable(from) && Assignability.isScalar(to, Scalar.STRING)) {
      return wrapped(plain, "string", "`string(…)` writes it as text");
    }
    boolean isEnum =
        from instanceof NamedType named && named.symbol().definition() instanceof EnumDefinition;
    if (isEnum && Assignability.isScalar(to, Scalar.STRING)) {
      return wrapped(plain, "string", "`string(…)` gives the name of the case");
    }
    if (Assignability.isScalar(from, Scalar.STRING) && !(value instanceof LiteralChecked)) {
      return adviseText(plain, to);
    }
    if (from instanceof SomaType.ListType list && to instanceof SomaType.ListType other) {
      return adviseElements(plain, list.element(), other.element());
    }
    if (Assignability.isScalar(from, Scalar.JSON)) {
      return plain.withHelp("JSON gets a type where it enters: `as T` after the call");
    }
    return plain;
  }

  private static Diagnostic adviseText(Diagnostic plain, SomaType to) {
    for (Scalar scalar : List.of(Scalar.INT, Scalar.DOUBLE, Scalar.DURATION, Scalar.TIMESTAMP)) {
      if (Assignability.isScalar(to, scalar)) {
        String function = scalar.keyword();
        String help = "`" + function + "(…)` reads it from a text";
        boolean number = scalar == Scalar.INT || scalar == Scalar.DOUBLE;
        return number ? wrapped(plain, function, help) : plain.withHelp(help);
      }
    }
    return plain;
  }

  private static Diagnostic adviseElements(Diagnostic plain, SomaType from, SomaType to) {
    if (Assignability.withoutOptional(to).equals(from)) {
      return plain.withHelp("`.map(x, x)` copies it into a list that may hold absent values");
    }
    return Assignability.withoutOptional(from).equals(to)
        ? plain.withHelp("leave out what is absent: `.map(x, x != null, x)`")
        : plain;
  }

  private static boolean isEnumNamedBy(CheckedExpression value, SomaType to) {
    return to instanceof NamedType named
        && named.symbol().definition() instanceof EnumDefinition cases
        && value instanceof LiteralChecked literal
        && literal.value() instanceof String text
        && cases.cases().contains(text);
  }

  /** Whether {@code string(…)} takes it. */
  static boolean isPrintable(SomaType type) {
    return Assignability.base(type) instanceof ScalarType scalar
        && switch (scalar.scalar()) {
          case BOOL, INT, DOUBLE, DURATION, TIMESTAMP, STRING -> true;
          case BYTES, JSON -> false;
        };
  }

  private static Diagnostic wrapped(Diagnostic plain, String function, String help) {
    return plain.withHelp(help).withFixes(List.of(wrap(plain.span(), function)));
  }

  /** The fix that applies {@code function} to what stands at {@code span}. */
  static CodeFix wrap(Span span, String function) {
    return new CodeFix(
        "Wrap in `" + function + "(…)`",
        List.of(
            new TextEdit(new Span(span.start(), span.start()), function + "("),
            new TextEdit(new Span(span.end(), span.end()), ")")));
  }
}
