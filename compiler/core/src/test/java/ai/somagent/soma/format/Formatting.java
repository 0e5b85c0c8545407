package ai.somagent.soma.format;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every test of the formatter needs: real parsing, the samples, and the laws that always hold.
 */
final class Formatting {
  private Formatting() {}

  static ParsedFile parse(String text) {
    ParsedFile file = Parser.parse(new SourceText("test.soma", text));
    assertThat(file.diagnostics().stream().map(one -> describe(one, text))).isEmpty();
    return file;
  }

  private static String describe(Diagnostic diagnostic, String text) {
    LineMap lines = LineMap.of(text);
    int line = lines.line(diagnostic.span().start());
    return diagnostic.message()
        + " in: "
        + text.substring(lines.lineStart(line), lines.lineEnd(line)).strip();
  }

  static String format(String text) {
    return Formatter.format(parse(text));
  }

  /** Formats, and checks what holds for any text: same tree, same comments, nothing left to do. */
  static String formatLawfully(String text) {
    ParsedFile before = parse(text);
    String formatted = Formatter.format(before);
    ParsedFile after = parse(formatted);
    assertThat(SyntaxDump.of(after.file())).isEqualTo(SyntaxDump.of(before.file()));
    assertThat(words(after)).containsExactlyInAnyOrderElementsOf(words(before));
    assertThat(Formatter.format(after)).isEqualTo(formatted);
    return formatted;
  }

  /** The comments of a file without their blanks, which formatting may change. */
  static List<String> words(ParsedFile file) {
    return file.comments().stream()
        .map(CommentSyntax::text)
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .toList();
  }

  /** The texts of the nine samples of the language, from the corpus. */
  static List<Path> samples() {
    Path samples = Path.of(System.getProperty("soma.repository"), "compiler/corpus/samples");
    try (Stream<Path> files = Files.walk(samples)) {
      return files.filter(file -> file.toString().endsWith(".soma")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
