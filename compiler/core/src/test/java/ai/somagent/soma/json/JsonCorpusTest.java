package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.corpus.DiagnosticsView;
import ai.somagent.soma.corpus.GoldenFile;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about the programs of {@code compiler/corpus/json}, and the text they become. */
class JsonCorpusTest {
  /** These are about sizes; {@link JsonPageTest} makes such texts. */
  private static final Set<JsonCode> BY_SIZE = Set.of(JsonCode.TOO_LARGE, JsonCode.TOO_DEEP);

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CorpusCase.root().resolve("json"))) {
      return folders.filter(f -> Files.exists(f.resolve("main.json"))).sorted().toList();
    }
  }

  private static JsonProgram read(Path folder) throws IOException {
    return JsonAst.read(new SourceText("main.json", Files.readString(folder.resolve("main.json"))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_hasItsProblems(Path folder) throws IOException {
    SourceText json = new SourceText("main.json", Files.readString(folder.resolve("main.json")));
    JsonProgram program = JsonAst.read(json);
    StringBuilder view = new StringBuilder();
    for (JsonProblem problem : program.problems()) {
      view.append("at ").append(problem.pointer().isEmpty() ? "the root" : problem.pointer());
      view.append('\n').append(DiagnosticsView.of(json, List.of(problem.diagnostic())));
      view.append('\n');
    }
    String text = program.problems().isEmpty() ? Formatter.format(program.file()) : "";
    GoldenFile.check(folder.resolve("main.diagnostics"), view.append(text).toString());
  }

  static List<Path> unwritable() throws IOException {
    try (Stream<Path> folders = Files.list(CorpusCase.root().resolve("json"))) {
      return folders.filter(f -> Files.exists(f.resolve("text.soma"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void textThatJsonCannotHold_isRefused(Path folder) throws IOException {
    String text = Files.readString(folder.resolve("text.soma"));
    Diagnostic refusal = JsonAst.write(RoundTrip.parse(text), JsonAst.Layout.FULL).diagnostic();
    assertThat(refusal).isNotNull();
    GoldenFile.check(
        folder.resolve("text.diagnostics"),
        DiagnosticsView.of(new SourceText("main.soma", text), List.of(refusal)));
  }

  @Test
  void everyFile_isPartOfACase() throws IOException {
    Set<String> names = Set.of("main.json", "main.diagnostics", "text.soma", "text.diagnostics");
    try (Stream<Path> files = Files.walk(CorpusCase.root().resolve("json"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file -> names.contains(file.getFileName().toString()));
    }
  }

  @Test
  void everyCode_hasACase() throws IOException {
    Set<String> seen = cases().stream().flatMap(JsonCorpusTest::codes).collect(Collectors.toSet());
    List<String> wanted =
        Stream.of(JsonCode.values())
            .filter(code -> !BY_SIZE.contains(code) && code != JsonCode.NOT_EXPRESSIBLE)
            .map(JsonCode::id)
            .toList();
    assertThat(seen).containsAll(wanted);
  }

  private static Stream<String> codes(Path folder) {
    try {
      return read(folder).problems().stream()
          .map(JsonProblem::diagnostic)
          .map(Diagnostic::code)
          .map(ai.somagent.soma.diagnostic.DiagnosticCode::id);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
