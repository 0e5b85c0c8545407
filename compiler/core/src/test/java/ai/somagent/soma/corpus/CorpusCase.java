package ai.somagent.soma.corpus;

import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try {
      return new SourceText(SOURCE, Files.readString(folder.resolve(SOURCE)));
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
