package ai.somagent.soma.compile;

import ai.somagent.soma.bind.ImportedModules;
import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The libraries of a compilation as binding asks them. */
record LibraryImports(CompilationInput input) implements ImportedModules {
  @Override
  public List<SourceText> texts(String module) {
    return input.library().find(module);
  }

  @Override
  public @Nullable String version(String module) {
    return input.library().version(module);
  }

  @Override
  public List<String> names() {
    return input.library().names();
  }

  @Override
  public ContractLibrary contracts() {
    return input.contracts();
  }
}
