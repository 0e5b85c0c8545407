package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.corpus.DiagnosticsView;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.json.JsonCode;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code has a page, and the pages tell the truth. A fence may say {@code repeat-last-line=n},
 * and {@code ∎=U+XXXX} for characters that should not stand in a page.
 */
class ErrorPageTest {
  private static final Pattern FENCE =
      Pattern.compile("```soma (wrong|right)([^\\n]*)\\n(.*?)\\n```", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(ParseCode.class)
  void page_startsWithCodeTitleAndPrinciple(ParseCode code) throws IOException {
    List<String> lines = Files.readString(page(code)).lines().toList();
    assertThat(lines.getFirst()).isEqualTo("# " + code.id() + " " + code.title());
    assertThat(lines.get(2)).startsWith("> ");
  }

  @ParameterizedTest
  @EnumSource(ParseCode.class)
  void wrongExample_givesItsCodeOnly(ParseCode code) throws IOException {
    assertThat(diagnostics(code, "wrong"))
        .isNotEmpty()
        .extracting(Diagnostic::code)
        .contains(code)
        .allMatch(c -> c == code || accompanies(code, (ParseCode) c));
  }

  @ParameterizedTest
  @EnumSource(ParseCode.class)
  void rightExample_hasNoDiagnostics(ParseCode code) throws IOException {
    assertThat(diagnostics(code, "right")).isEmpty();
  }

  @Test
  void everyPage_belongsToACode() throws IOException {
    List<String> ids =
        Stream.<DiagnosticCode[]>of(ParseCode.values(), JsonCode.values())
            .flatMap(Stream::of)
            .map(DiagnosticCode::id)
            .toList();
    try (Stream<Path> pages = Files.list(folder())) {
      assertThat(pages.map(p -> p.getFileName().toString()).filter(n -> n.startsWith("E1")))
          .allMatch(name -> ids.contains(name.replace(".md", "")));
    }
  }

  /** The page about too many mistakes needs mistakes. */
  private static boolean accompanies(ParseCode code, ParseCode other) {
    return code == ParseCode.TOO_MANY_ERRORS && other == ParseCode.SEMICOLON;
  }

  private static List<Diagnostic> diagnostics(ParseCode code, String kind) throws IOException {
    Matcher fence = FENCE.matcher(Files.readString(page(code)));
    while (fence.find()) {
      if (fence.group(1).equals(kind)) {
        SourceText source = new SourceText("t", expand(fence.group(3) + "\n", fence.group(2)));
        List<Diagnostic> diagnostics = Parser.parse(source).diagnostics();
        assertThat(DiagnosticsView.of(source, diagnostics)).isNotEmpty();
        return diagnostics;
      }
    }
    throw new AssertionError("no " + kind + " example for " + code.id());
  }

  private static String expand(String text, String options) {
    String expanded = text;
    Matcher stands = Pattern.compile("∎=U\\+([0-9A-F]+)").matcher(options);
    if (stands.find()) {
      expanded = expanded.replace("∎", Character.toString(Integer.parseInt(stands.group(1), 16)));
    }
    Matcher repeat = Pattern.compile("repeat-last-line=(\\d+)").matcher(options);
    if (repeat.find()) {
      int line = expanded.lastIndexOf('\n', expanded.length() - 2) + 1;
      expanded += expanded.substring(line).repeat(Integer.parseInt(repeat.group(1)));
    }
    return expanded;
  }

  private static Path folder() {
    return CorpusCase.repository().resolve("docs/errors");
  }

  private static Path page(ParseCode code) {
    return folder().resolve(code.id() + ".md");
  }
}
