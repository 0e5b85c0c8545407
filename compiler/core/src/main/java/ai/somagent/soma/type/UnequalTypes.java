package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of an {@code ==} whose sides can never be equal. */
final class UnequalTypes {
  private UnequalTypes() {}

  static Diagnostic report(
      BinarySyntax syntax,
      CheckedExpression left,
      CheckedExpression right,
      Environment environment) {
    String shown = TypeNames.show(left.type()) + "` and `" + TypeNames.show(right.type());
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.NO_SUCH_OPERATION,
            environment.source(),
            syntax.span(),
            "`" + shown + "` are never equal");
    Diagnostic advised = advise(plain, left, right, environment);
    Diagnostic other = advised == null ? advise(plain, right, left, environment) : advised;
    return other == null ? plain : other;
  }

  /** Advice about {@code value}, which is compared with {@code other}; null for none. */
  private static @Nullable Diagnostic advise(
      Diagnostic plain, CheckedExpression value, CheckedExpression other, Environment environment) {
    SomaType type = Assignability.withoutOptional(value.type());
    if (type instanceof NamedType named
        && named.symbol().definition() instanceof EnumDefinition cases) {
      return ofEnum(plain, named.symbol(), cases.cases(), other);
    }
    if (type instanceof NamedType named
        && named.symbol().definition() instanceof UnionDefinition union) {
      return ofUnion(plain, FieldRules.caseNames(union), value, other);
    }
    if ((type instanceof ListType || type instanceof MapType) && isInt(other)) {
      return insert(plain, value, ".size()", "compare its size", environment);
    }
    if (Assignability.isScalar(type, Scalar.STRING) && isInt(other)) {
      return ofNumber(plain, value, other);
    }
    if (isInt(value) && Assignability.isScalar(other.type(), Scalar.DOUBLE)) {
      return wrapped(plain, value, "double", "compare numbers of one kind");
    }
    if (Assignability.isScalar(type, Scalar.BOOL)
        && other instanceof LiteralChecked literal
        && literal.value() instanceof String text
        && (text.equals("true") || text.equals("false"))) {
      return replaced(plain, other, text, "`true` and `false` stand without quotes");
    }
    return null;
  }

  private static boolean isInt(CheckedExpression value) {
    return Assignability.isScalar(value.type(), Scalar.INT);
  }

  private static Diagnostic ofEnum(
      Diagnostic plain, NamedTypeSymbol symbol, List<String> cases, CheckedExpression other) {
    if (other instanceof LiteralChecked literal && literal.value() instanceof String text) {
      String near = cases.contains(text) ? text : NearName.find(text, cases);
      if (near != null) {
        return replaced(
            plain, other, symbol.name() + "." + near, "cases of an enum stand without quotes");
      }
      return plain.withHelp(
          "`" + symbol.name() + "` has the cases " + SettingChecker.listed(cases));
    }
    return Assignability.isScalar(other.type(), Scalar.STRING)
        ? plain.withHelp("`string(…)` gives the name of a case")
        : plain.withHelp("cases of an enum are written `" + symbol.name() + ".case`");
  }

  private static Diagnostic ofUnion(
      Diagnostic plain, List<String> cases, CheckedExpression value, CheckedExpression other) {
    if (other instanceof LiteralChecked literal
        && literal.value() instanceof String text
        && cases.contains(text)) {
      Span rest = new Span(value.span().end(), other.span().end());
      boolean after = rest.start() <= other.span().start();
      Diagnostic helped = plain.withHelp("a case of a union is asked with `is`");
      return after
          ? helped.withFixes(
              List.of(NameReports.replace(rest, " is " + text, "Write `is " + text + "`")))
          : helped;
    }
    return plain.withHelp(
        "a case of a union is asked with `is`, its fields are compared after that");
  }

  private static Diagnostic insert(
      Diagnostic plain,
      CheckedExpression value,
      String text,
      String help,
      Environment environment) {
    boolean absent = value.type() instanceof SomaType.OptionalType;
    boolean closed = environment.scope().isFollowedBy(value.span(), ')');
    Span end = new Span(value.span().end(), value.span().end());
    Diagnostic helped = plain.withHelp(help + ": `" + text + "`");
    return absent || closed
        ? helped
        : helped.withFixes(
            List.of(new CodeFix("Insert `" + text + "`", List.of(new TextEdit(end, text)))));
  }

  private static Diagnostic ofNumber(
      Diagnostic plain, CheckedExpression text, CheckedExpression number) {
    if (number instanceof LiteralChecked literal) {
      return quoted(plain, literal);
    }
    boolean digits =
        text instanceof LiteralChecked literal
            && literal.value() instanceof String value
            && Literals.integer(value, false) != null;
    return digits
        ? replaced(
            plain,
            text,
            String.valueOf(((LiteralChecked) text).value()),
            "a number stands without quotes")
        : wrapped(plain, number, "string", "compare texts");
  }

  private static Diagnostic quoted(Diagnostic plain, LiteralChecked number) {
    String text = "\"" + number.value() + "\"";
    return replaced(plain, number, text, "a text is compared with a text");
  }

  private static Diagnostic replaced(
      Diagnostic plain, CheckedExpression value, String text, String help) {
    return plain
        .withHelp(help + ": `" + text + "`")
        .withFixes(List.of(NameReports.replace(value.span(), text, "Change to `" + text + "`")));
  }

  private static Diagnostic wrapped(
      Diagnostic plain, CheckedExpression value, String function, String help) {
    return plain
        .withHelp(help + ": `" + function + "(…)`")
        .withFixes(List.of(Fitting.wrap(value.span(), function)));
  }
}
