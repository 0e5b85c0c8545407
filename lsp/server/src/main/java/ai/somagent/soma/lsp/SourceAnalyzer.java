package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.util.List;

/** Asks the compiler about a set of texts. */
final class SourceAnalyzer {
  private final ModuleLibrary library;

  SourceAnalyzer(ModuleLibrary library) {
    this.library = library;
  }

  /** The diagnostics of all {@code sources}, compiled together. */
  List<Diagnostic> analyze(List<SourceText> sources) {
    return Compiler.compile(new CompilationInput(sources, library)).diagnostics();
  }
}
