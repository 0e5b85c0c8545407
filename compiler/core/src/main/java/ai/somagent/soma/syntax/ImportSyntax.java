package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file takes from elsewhere. */
public sealed interface ImportSyntax extends Syntax {

  /**
   * {@code import somagent.std version "^1" { minio, trivy }} or {@code import acme.kit as kit}.
   *
   * @param names the names in braces; empty when there are no braces
   */
  record ModuleImportSyntax(
      PathSyntax module,
      @Nullable StringSyntax version,
      List<NameSyntax> names,
      @Nullable NameSyntax alias,
      Span span)
      implements ImportSyntax {
    public ModuleImportSyntax {
      names = List.copyOf(names);
    }
  }

  /** {@code import openapi "specs/plane.json" as plane}. */
  record ContractImportSyntax(NameSyntax kind, StringSyntax file, NameSyntax alias, Span span)
      implements ImportSyntax {}
}
