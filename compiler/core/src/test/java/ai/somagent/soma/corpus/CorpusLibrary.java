package ai.somagent.soma.corpus;

import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code *.library} files of a case: a module's name, perhaps its version after an at sign. */
record CorpusLibrary(CorpusCase owner) implements ModuleLibrary {
  private static final String ENDING = ".library";

  private @Nullable String file(String module) {
    for (String file : owner.files(ENDING)) {
      if (file.equals(module + ENDING) || file.startsWith(module + "@")) {
        return file;
      }
    }
    return null;
  }

  @Override
  public List<SourceText> find(String module) {
    String file = file(module);
    return file == null ? List.of() : List.of(new SourceText(file, owner.text(file)));
  }

  @Override
  public @Nullable String version(String module) {
    String file = file(module);
    int at = file == null ? -1 : file.indexOf('@');
    return file == null || at < 0 ? null : file.substring(at + 1, file.length() - ENDING.length());
  }

  @Override
  public List<String> names() {
    return owner.files(ENDING).stream()
        .map(file -> file.substring(0, file.length() - ENDING.length()).split("@")[0])
        .toList();
  }
}
