package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.IndexChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.syntax.ExpressionSyntax.IndexSyntax;

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
      return expressions.refuse(new FieldReports().noIndex(target, inner, environment));
    }
    CheckedExpression index = expressions.check(syntax.index(), environment, key);
    SomaType type = syntax.maybe() ? BuiltinTypes.optional(element) : element;
    return new IndexChecked(target, index, syntax.maybe(), type, syntax.span());
  }
}
