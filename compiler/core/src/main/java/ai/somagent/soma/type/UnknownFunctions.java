package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;

/** What is said of functions that nobody declares and no library has. */
final class UnknownFunctions {
  private final ExpressionChecker expressions;

  UnknownFunctions(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  /** A function of a value. */
  CheckedExpression method(
      ApplySyntax syntax, CheckedExpression receiver, Environment environment) {
    String name = syntax.function().text();
    String better = BuiltinFunctions.otherNameOf(name, receiver);
    String message = TypeNames.one(receiver.type()) + " has no function `" + name + "`";
    Span place = syntax.function().span();
    Diagnostic plain = Diagnostic.of(BindCode.UNKNOWN_NAME, environment.source(), place, message);
    Diagnostic advised = ForeignMethods.advise(plain, syntax, receiver, environment);
    if (advised != null) {
      return expressions.refuse(advised);
    }
    return expressions.refuse(
        better != null
            ? NameReports.suggest(plain, better)
            : NameReports.unknown(
                BindCode.UNKNOWN_NAME,
                environment.source(),
                syntax.function(),
                message,
                BuiltinFunctions.memberNamesFor(receiver)));
  }

  /** A function by itself. */
  CheckedExpression global(
      ApplySyntax syntax, String name, List<String> known, Environment environment) {
    PathSyntax path = new PathSyntax(List.of(syntax.function()), syntax.function().span());
    if (syntax.target() == null && environment.scope().isFailedImport(path)) {
      return new ErrorChecked(syntax.span());
    }
    List<String> all = new ArrayList<>(known);
    ModuleScope scope = environment.scope();
    for (String declared : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(declared);
      if (declaration != null
          && (NameExpressionRules.isFunction(declaration) || scope.typeOf(declaration) != null)) {
        all.add(declared);
      }
    }
    String other = BuiltinFunctions.otherNameOf(name);
    String better = other != null && BuiltinFunctions.isGlobal(other) ? other : null;
    Span whole =
        syntax.target() == null
            ? syntax.function().span()
            : syntax.target().span().to(syntax.function().span());
    String message = "unknown function `" + name + "`";
    Diagnostic advised =
        ForeignFunctions.advise(
            Diagnostic.of(BindCode.UNKNOWN_NAME, environment.source(), whole, message),
            syntax,
            name,
            environment);
    if (advised != null) {
      return expressions.refuse(advised);
    }
    return expressions.refuse(
        better == null
            ? NameReports.unknown(
                BindCode.UNKNOWN_NAME,
                environment.source(),
                new NameSyntax(name, whole),
                message,
                all)
            : NameReports.suggest(
                Diagnostic.of(BindCode.UNKNOWN_NAME, environment.source(), whole, message),
                better));
  }
}
