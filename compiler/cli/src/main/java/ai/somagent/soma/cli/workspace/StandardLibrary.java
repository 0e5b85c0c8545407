package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.stdlib.StandardModules;
import java.util.List;

/** The modules that come with Soma, as the compiler asks for them. */
public final class StandardLibrary {
  private StandardLibrary() {}

  /** The texts of {@code module}; none when Soma brings no such module. */
  public static List<SourceText> find(String module) {
    return StandardModules.text(module)
        .map(text -> List.of(new SourceText("<" + module + ">", text)))
        .orElse(List.of());
  }
}
