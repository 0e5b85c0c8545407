package ai.somagent.soma.lsp;

import ai.somagent.soma.diagnostic.Diagnostic;
import java.util.List;

/** What the compiler says about one version of a document. */
record DocumentDiagnostics(OpenDocument document, List<Diagnostic> diagnostics) {
  DocumentDiagnostics {
    diagnostics = List.copyOf(diagnostics);
  }
}
