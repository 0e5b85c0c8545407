package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import java.util.List;

/** {@code has(x.f)}. */
final class PresenceRule {
  private final ExpressionChecker expressions;

  PresenceRule(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  /** {@code has(x.f)}: the same question as {@code x.?f != null}. */
  CheckedExpression has(ApplySyntax syntax, Environment environment) {
    ExpressionSyntax argument =
        syntax.arguments().size() == 1 ? syntax.arguments().getFirst().value() : null;
    if (!(argument instanceof SelectSyntax select)) {
      return expressions.refuse(
          Diagnostic.of(
              TypeCode.WRONG_ARGUMENTS,
              environment.source(),
              syntax.span(),
              "`has` takes one field, for example `has(finding.place)`"));
    }
    SelectSyntax maybe = new SelectSyntax(select.target(), select.name(), true, select.span());
    CheckedExpression field = expressions.infer(maybe, environment, null);
    if (field instanceof ErrorChecked) {
      return field;
    }
    boolean certain = field instanceof SelectChecked && !(field.type() instanceof OptionalType);
    return certain
        ? new CheckedExpression.LiteralChecked(true, BuiltinTypes.BOOL, syntax.span())
        : new BuiltinChecked("hasValue", true, List.of(field), BuiltinTypes.BOOL, syntax.span());
  }
}
