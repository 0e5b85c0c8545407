package ai.somagent.soma.corpus;

import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case of the corpus.
 *
 * @param name area and case, for example {@code syntax/missing-brace}
 * @param folder where its files are
 */
public record CorpusCase(String name, Path folder) {
  static final String SOURCE = "main.soma";

  /** The root of the corpus in this repository. */
  public static Path root() {
    return repository().resolve("compiler/corpus");
  }

  /** The root of the repository. */
  public static Path repository() {
    return Path.of(System.getProperty("soma.repository", "../..")).toAbsolutePath().normalize();
  }

  /** Every case, in order of name. */
  public static List<CorpusCase> all() {
    try (Stream<Path> found = Files.walk(root())) {
      return found
          .filter(file -> file.getFileName().toString().equals(SOURCE))
          .map(Path::getParent)
          .map(folder -> new CorpusCase(nameOf(folder), folder))
          .sorted((a, b) -> a.name.compareTo(b.name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of one area. */
  public static List<CorpusCase> area(String area) {
    return all().stream().filter(c -> c.name.startsWith(area + "/")).toList();
  }

  /** The first part of the name. */
  public String area() {
    return name.substring(0, name.indexOf('/'));
  }

  private static String nameOf(Path folder) {
    return root().relativize(folder).toString().replace('\\', '/');
  }

  /** The source; it is named {@code main.soma} in diagnostics. */
  public SourceText source() {
    return new SourceText(SOURCE, text(SOURCE));
  }

  /** Every text of the case, {@code main.soma} first; each is named by its file. */
  public List<SourceText> sources() {
    List<SourceText> sources = new ArrayList<>(List.of(source()));
    for (String file : files(".soma")) {
      if (!file.equals(SOURCE)) {
        sources.add(new SourceText(file, text(file)));
      }
    }
    return sources;
  }

  /** Library modules of the case: files such as {@code acme.kit@2.1.0.library}. */
  public ModuleLibrary library() {
    return new CorpusLibrary(this);
  }

  /** Names of the files of the case with that ending, in order. */
  List<String> files(String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a view, for example {@code main.diagnostics}. */
  public Path view(String extension) {
    return folder.resolve("main." + extension);
  }

  @Override
  public String toString() {
    return name;
  }
}
