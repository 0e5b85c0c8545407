package ai.somagent.soma.fuzz;

import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modules that ship with Soma, read once. */
record StandardModules(Map<String, List<SourceText>> texts) implements ModuleLibrary {
  static final ModuleLibrary LIBRARY = read();

  private static StandardModules read() {
    Map<String, List<SourceText>> texts = new TreeMap<>();
    for (String folder :
        List.of("stdlib/tools/src/main/resources/soma", "compiler/core/src/main/resources/soma")) {
      try (Stream<Path> files = Files.walk(CorpusCase.repository().resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".soma")).sorted().toList()) {
          String name = file.getFileName().toString();
          SourceText text = new SourceText(name, Files.readString(file));
          texts.put(name.substring(0, name.length() - ".soma".length()), List.of(text));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new StandardModules(texts);
  }

  @Override
  public List<SourceText> find(String module) {
    return texts.getOrDefault(module, List.of());
  }

  @Override
  public List<String> names() {
    return List.copyOf(texts.keySet());
  }
}
