package ai.somagent.soma.type;

import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorKindSyntax;
import java.util.Set;

/** Reads the declaration of an error kind. */
final class ErrorDeclarationChecker {
  private static final Set<String> OWN = Set.of("kind", "message", "step");

  private final ModuleScope scope;
  private final DiagnosticSink sink;

  ErrorDeclarationChecker(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  ErrorSymbol check(ErrorKindSyntax syntax) {
    return new ErrorSymbol(
        scope.module(),
        syntax.name().text(),
        new FieldChecker(scope, sink).check(syntax.fields(), OWN, "every error"));
  }
}
