package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to write for a value that other languages would convert by themselves. */
final class ValueAdvice {
  private ValueAdvice() {}

  /** A value that stands where a condition is wanted; null when nothing suggests itself. */
  static @Nullable Diagnostic condition(
      Diagnostic plain, CheckedExpression value, Environment environment) {
    SomaType type = value.type();
    String test;
    String opposite;
    if (type instanceof OptionalType) {
      test = " != null";
      opposite = " == null";
    } else if (type instanceof ListType || type instanceof MapType) {
      test = ".size() > 0";
      opposite = ".size() == 0";
    } else if (Assignability.isScalar(type, Scalar.STRING)) {
      test = " != \"\"";
      opposite = " == \"\"";
    } else if (Assignability.isScalar(type, Scalar.INT)) {
      test = " != 0";
      opposite = " == 0";
    } else {
      return null;
    }
    Diagnostic helped =
        plain.withHelp("a condition is a `bool`: ask what is meant, as in `…" + test + "`");
    boolean loose = value instanceof BinaryChecked || value instanceof ConditionalChecked;
    return loose
        ? helped
        : helped.withFixes(List.of(ask(value.span(), test, opposite, environment)));
  }

  private static CodeFix ask(Span value, String test, String opposite, Environment environment) {
    String text = environment.scope().text().text();
    Span end = new Span(value.end(), value.end());
    boolean negated = value.start() > 0 && text.charAt(value.start() - 1) == '!';
    if (!negated) {
      return new CodeFix("Add `" + test.strip() + "`", List.of(new TextEdit(end, test)));
    }
    Span sign = new Span(value.start() - 1, value.start());
    return new CodeFix(
        "Ask `" + opposite.strip() + "`",
        List.of(new TextEdit(sign, ""), new TextEdit(end, opposite)));
  }

  /** A literal whose quotes are too many, or that lacks a unit; null for anything else. */
  static @Nullable Diagnostic literal(Diagnostic plain, CheckedExpression value, SomaType wanted) {
    if (!(value instanceof LiteralChecked literal)) {
      return null;
    }
    if (literal.value() instanceof String text) {
      return unquoted(plain, text, wanted);
    }
    return literal.value() instanceof Long count
            && count >= 0
            && Assignability.isScalar(wanted, Scalar.DURATION)
        ? unit(plain, count)
        : null;
  }

  private static @Nullable Diagnostic unquoted(Diagnostic plain, String text, SomaType wanted) {
    boolean plainText =
        Assignability.isScalar(wanted, Scalar.INT) && isWhole(text)
            || Assignability.isScalar(wanted, Scalar.DURATION) && isDuration(text)
            || Assignability.isScalar(wanted, Scalar.BOOL)
                && (text.equals("true") || text.equals("false"));
    if (plainText) {
      return replaced(plain, text, "it stands without quotes: `" + text + "`");
    }
    return Assignability.isScalar(wanted, Scalar.TIMESTAMP) ? time(plain, text) : null;
  }

  private static @Nullable Diagnostic time(Diagnostic plain, String text) {
    String whole = isTime(text) ? text : text + "T00:00:00Z";
    return isTime(whole)
        ? replaced(
            plain,
            "timestamp(\"" + whole + "\")",
            "a time is made by `timestamp(\"" + whole + "\")`")
        : plain.withHelp("a time is made by `timestamp(\"2026-01-31T12:00:00Z\")`");
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text) != null;
    } catch (DateTimeParseException notOne) {
      return false;
    }
  }

  private static boolean isWhole(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Literals.integer(text, false) != null;
  }

  private static boolean isDuration(String text) {
    return !text.isEmpty()
        && Character.isDigit(text.charAt(0))
        && "smhd".indexOf(text.charAt(text.length() - 1)) >= 0
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || "mshd".indexOf(c) >= 0)
        && Literals.duration(text) != null;
  }

  /** A number of thousands is mostly one of milliseconds. */
  private static Diagnostic unit(Diagnostic plain, long number) {
    String text = number + (number >= 1000 && number % 100 == 0 ? "ms" : "s");
    return replaced(plain, text, "a duration has a unit: `250ms`, `30s`, `5m`, `2h`, `3d`");
  }

  private static Diagnostic replaced(Diagnostic plain, String text, String help) {
    return plain
        .withHelp(help)
        .withFixes(List.of(NameReports.replace(plain.span(), text, "Change to `" + text + "`")));
  }

  /** One side of an operator that the other one could be made to fit; null for none. */
  static @Nullable Diagnostic operand(
      Diagnostic plain, CheckedExpression left, CheckedExpression right) {
    Diagnostic fixed = side(plain, left, right.type());
    return fixed == null ? side(plain, right, left.type()) : fixed;
  }

  private static @Nullable Diagnostic side(
      Diagnostic plain, CheckedExpression value, SomaType other) {
    boolean timed =
        Assignability.isScalar(other, Scalar.TIMESTAMP)
            || Assignability.isScalar(other, Scalar.DURATION);
    if (!timed) {
      return null;
    }
    Diagnostic there =
        Diagnostic.of(TypeCode.NO_SUCH_OPERATION, plain.source(), value.span(), plain.message());
    if (Assignability.isScalar(other, Scalar.TIMESTAMP)
        && Assignability.isScalar(value.type(), Scalar.INT)) {
      return plain
          .withHelp("a time is made of seconds since 1970 by `timestamp(…)`")
          .withFixes(List.of(Fitting.wrap(value.span(), "timestamp")));
    }
    Diagnostic advised = literal(there, value, other);
    return advised == null ? null : plain.withHelp(advised.help()).withFixes(advised.fixes());
  }
}
