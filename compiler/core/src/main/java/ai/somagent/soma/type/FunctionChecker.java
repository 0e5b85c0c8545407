package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.FunctionSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks functions and module constants; a constant is a function without parameters. */
final class FunctionChecker {
  private final ModuleScope scope;
  private final DiagnosticSink sink;
  private final ExpressionChecker expressions;

  FunctionChecker(ModuleScope scope, DiagnosticSink sink, int depth) {
    this.scope = scope;
    this.sink = sink;
    this.expressions = new ExpressionChecker(sink, depth);
  }

  FunctionSymbol checkFunction(FunctionSyntax syntax) {
    Environment environment = Environment.of(scope);
    List<LocalSymbol> parameters = new ArrayList<>();
    List<CheckedExpression> defaults = new ArrayList<>();
    for (FieldSyntax parameter : syntax.parameters()) {
      DeclaredType type = scope.resolveDeclared(parameter.type());
      CheckedExpression value = new FieldChecker(scope, sink).checkDefault(parameter, type.type());
      if (value != null) {
        defaults.add(value);
      } else if (!defaults.isEmpty()) {
        reportGap(parameter);
      }
      LocalSymbol symbol = scope.declare(parameter.name(), type, false, environment);
      parameters.add(symbol);
      environment = environment.with(symbol);
    }
    DeclaredType result = scope.resolveDeclared(syntax.result());
    CheckedExpression body = expressions.check(syntax.body(), environment, result.type());
    return FunctionSymbol.of(
        scope.module(), syntax.name().text(), parameters, result, body, defaults);
  }

  private void reportGap(FieldSyntax parameter) {
    sink.report(
        Diagnostic.of(
                TypeCode.MISSING_ARGUMENT,
                scope.source(),
                parameter.name().span(),
                "`" + parameter.name().text() + "` has no default, but a parameter before it has")
            .withHelp("arguments stand in order, so parameters with a default come last"));
  }

  FunctionSymbol checkConst(ConstSyntax syntax) {
    DeclaredType declared = syntax.type() == null ? null : scope.resolveDeclared(syntax.type());
    CheckedExpression value =
        expressions.check(
            syntax.value(), Environment.of(scope), declared == null ? null : declared.type());
    SomaType type = declared == null ? value.type() : declared.type();
    if (type == SomaType.NullType.NULL) {
      sink.report(
          Diagnostic.of(
                  TypeCode.UNTYPED_EMPTY,
                  scope.source(),
                  syntax.value().span(),
                  "`null` alone does not say what type `" + syntax.name().text() + "` has")
              .withHelp("write the type, for example `let x: string? = null`"));
      type = SomaType.ErrorType.ERROR;
    }
    Set<Label> labels = declared == null ? Set.of() : declared.labels();
    return FunctionSymbol.of(
        scope.module(),
        syntax.name().text(),
        List.of(),
        new DeclaredType(type, labels),
        value,
        List.of());
  }
}
