package ai.somagent.soma.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Soma sources that Soma ships are written as its formatter writes them. */
class CanonicalSourcesTest {
  private static final Path ROOT = Path.of(System.getProperty("soma.repository"));

  static Stream<Path> shippedSources() throws IOException {
    return Stream.concat(
        sources(ROOT.resolve("stdlib/tools/src/main/resources/soma")).stream(),
        sources(ROOT.resolve("capsules")).stream());
  }

  @ParameterizedTest
  @MethodSource("shippedSources")
  void shippedSource_isCanonical(Path file) throws IOException {
    String text = Files.readString(file);

    ParsedFile parsed = Parser.parse(new SourceText(file.getFileName().toString(), text));

    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(Formatter.format(parsed)).isEqualTo(text);
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".soma")).sorted().toList();
    }
  }
}
