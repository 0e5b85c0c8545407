package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;

/** A whole file. {@code module} has the single missing name when the header is absent. */
public record FileSyntax(
    PathSyntax module, List<ImportSyntax> imports, List<DeclarationSyntax> declarations, Span span)
    implements Syntax {
  public FileSyntax {
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }
}
