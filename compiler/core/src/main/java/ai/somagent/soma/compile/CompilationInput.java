package ai.somagent.soma.compile;

import ai.somagent.soma.source.SourceText;
import java.util.List;

/**
 * Everything a compilation may depend on.
 *
 * @param sources the texts of the workspace, each with its own name
 * @param library where imports that the workspace does not answer are looked up
 */
public record CompilationInput(List<SourceText> sources, ModuleLibrary library) {
  public CompilationInput {
    sources = List.copyOf(sources);
  }
}
