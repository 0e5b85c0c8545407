package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.IndexChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.IndexSyntax;
import java.util.List;

/** {@code a[i]} and {@code a[?i]}. */
final class IndexRules {
  private final ExpressionChecker expressions;

  IndexRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  CheckedExpression index(IndexSyntax syntax, Environment environment) {
    CheckedExpression target = expressions.infer(syntax.target(), environment, null);
    SomaType whole = target.type();
    SomaType inner = Assignability.withoutOptional(whole);
    if (inner == ErrorType.ERROR) {
      return new ErrorChecked(syntax.span());
    }
    if (whole instanceof OptionalType optional && !syntax.maybe()) {
      return expressions.refuse(
          Fitting.absent(environment, target, optional)
              .withHelp("test it with `!= null` first, or write `[?…]`"));
    }
    SomaType key;
    SomaType element;
    if (inner instanceof ListType list) {
      key = BuiltinTypes.INT;
      element = list.element();
    } else if (inner instanceof MapType map) {
      key = map.key();
      element = map.value();
    } else {
      return expressions.refuse(noIndex(syntax, target, inner, environment));
    }
    CheckedExpression index = expressions.check(syntax.index(), environment, key);
    if (inner instanceof ListType
        && index instanceof LiteralChecked literal
        && literal.value() instanceof Long number
        && number < 0) {
      return expressions.refuse(negative(syntax, target, number, environment));
    }
    SomaType type = syntax.maybe() ? BuiltinTypes.optional(element) : element;
    return new IndexChecked(target, index, syntax.maybe(), type, syntax.span());
  }

  /** {@code xs[-1]}, which counts from the end elsewhere. */
  private static Diagnostic negative(
      IndexSyntax syntax, CheckedExpression target, long number, Environment environment) {
    String list = environment.scope().text().slice(target.span());
    String better = list + ".size() - " + -number;
    return Diagnostic.of(
            TypeCode.OUTSIDE_LIMITS,
            environment.source(),
            syntax.index().span(),
            "an index counts from 0, so it is never negative")
        .withHelp("the last element is `xs.last()`, which is absent in an empty list")
        .withFixes(
            List.of(
                NameReports.replace(syntax.index().span(), better, "Change to `" + better + "`")));
  }

  private static Diagnostic noIndex(
      IndexSyntax syntax, CheckedExpression target, SomaType type, Environment environment) {
    Diagnostic plain = new FieldReports().noIndex(target, type, environment);
    if (!Assignability.isScalar(type, SomaType.Scalar.STRING)) {
      return plain;
    }
    String index = environment.scope().text().slice(syntax.index().span());
    String text = ".charAt(" + index + ")";
    Span place = new Span(target.span().end(), syntax.span().end());
    boolean plainTarget = !environment.scope().isFollowedBy(target.span(), ')');
    Diagnostic helped = plain.withHelp("one character of a string is `text.charAt(i)`");
    return plainTarget && !syntax.maybe()
        ? helped.withFixes(List.of(NameReports.replace(place, text, "Write `" + text + "`")))
        : helped;
  }
}
