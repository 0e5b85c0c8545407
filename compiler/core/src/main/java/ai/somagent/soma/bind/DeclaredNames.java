package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.List;

/** Enters the names that files declare into their module; reports those that may not stand. */
final class DeclaredNames {
  private final DiagnosticSink sink;

  DeclaredNames(DiagnosticSink sink) {
    this.sink = sink;
  }

  void declare(BoundModule module, BoundFile file) {
    for (DeclarationSyntax syntax : file.parsed().file().declarations()) {
      NameSyntax name = BoundDeclaration.nameOf(syntax);
      if (name != null && !name.isMissing()) {
        declare(module, new BoundDeclaration(file, name, syntax));
      }
    }
  }

  private void declare(BoundModule module, BoundDeclaration declaration) {
    String source = declaration.file().source();
    NameSyntax name = declaration.name();
    SourceText text = declaration.file().parsed().source();
    boolean upper = NameRules.isUpper(declaration.syntax());
    if (NameRules.isInlined(declaration.syntax())) {
      NameRules.checkCase(name, upper, declaration.kind(), text, sink);
    } else {
      NameRules.checkPlain(name, upper, declaration.kind(), text, sink);
    }
    if (NameRules.isBuiltIn(name.text())) {
      sink.report(
          Diagnostic.of(
                  BindCode.RESERVED_NAME,
                  source,
                  name.span(),
                  "`" + name.text() + "` is built in and cannot be declared again")
              .withHelp("choose another name"));
    }
    BoundDeclaration first = module.declare(declaration);
    if (first != null) {
      reportDuplicate(declaration, first);
    }
  }

  private void reportDuplicate(BoundDeclaration second, BoundDeclaration first) {
    String message =
        "`" + second.name().text() + "` is declared twice in module `" + second.module() + "`";
    sink.report(
        Diagnostic.of(
                BindCode.DUPLICATE_DECLARATION,
                second.file().source(),
                second.name().span(),
                message)
            .withHelp("all files with one module header share their names")
            .withRelated(List.of(NameReports.declaredHere(first))));
  }
}
