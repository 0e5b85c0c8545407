package ai.somagent.soma.compile;

import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a compilation may depend on.
 *
 * @param sources the texts of the workspace, each with its own name
 * @param library where imports that the workspace does not answer are looked up
 * @param contracts where imports of contracts are looked up
 * @param lock what imports must be, or null when nothing holds them to anything
 */
public record CompilationInput(
    List<SourceText> sources,
    ModuleLibrary library,
    ContractLibrary contracts,
    @Nullable LockFile lock) {
  public CompilationInput {
    sources = List.copyOf(sources);
  }

  /** Without contracts. */
  public CompilationInput(List<SourceText> sources, ModuleLibrary library) {
    this(sources, library, ContractLibrary.EMPTY);
  }

  /** Without a lock. */
  public CompilationInput(
      List<SourceText> sources, ModuleLibrary library, ContractLibrary contracts) {
    this(sources, library, contracts, null);
  }
}
