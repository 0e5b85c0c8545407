package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.stdlib.StandardModules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The modules that come with Soma, as the compiler asks for them. */
public final class StandardLibrary implements ModuleLibrary {
  public static final StandardLibrary INSTANCE = new StandardLibrary();

  private StandardLibrary() {}

  @Override
  public List<SourceText> find(String module) {
    Optional<String> text = StandardModules.text(module);
    return text.isEmpty() ? List.of() : List.of(new SourceText("<" + module + ">", text.get()));
  }

  @Override
  public @Nullable String version(String module) {
    return StandardModules.NAMES.contains(module) ? StandardModules.VERSION : null;
  }

  @Override
  public List<String> names() {
    return StandardModules.NAMES;
  }
}
