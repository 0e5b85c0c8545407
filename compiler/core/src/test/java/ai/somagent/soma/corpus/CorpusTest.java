package ai.somagent.soma.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.parse.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the parser says about the cases that are about text, and the order of all folders. */
class CorpusTest {
  /** Areas whose {@code main.diagnostics} hold what the parser says; elsewhere the compiler. */
  static final Set<String> PARSED_AREAS = Set.of("samples", "syntax");

  private static final CorpusRunner RUNNER =
      new CorpusRunner((c, sources) -> Parser.parse(sources.getFirst()).diagnostics());

  /** Files a case may have. */
  private static final Set<String> FILES =
      Set.of(
          CorpusCase.SOURCE,
          "main.diagnostics",
          "main.ir.json",
          "main.labels",
          "main.bounds",
          "main.contracts");

  /** Further texts, library modules, contracts and locks. */
  private static final List<String> ENDINGS =
      List.of(".soma", ".library", ".json", ".yaml", ".proto", ".rego", ".lock");

  private static boolean isKnown(String file) {
    boolean view = file.startsWith("main.");
    return view ? FILES.contains(file) : ENDINGS.stream().anyMatch(file::endsWith);
  }

  private static List<CorpusCase> parsed() {
    return CorpusCase.all().stream().filter(c -> PARSED_AREAS.contains(c.area())).toList();
  }

  @TestFactory
  Stream<DynamicTest> case_hasItsDiagnostics() {
    return RUNNER.diagnostics(parsed());
  }

  @TestFactory
  Stream<DynamicTest> fix_leavesFewerDiagnostics() {
    return RUNNER.fixes(parsed());
  }

  @Test
  void corpus_holdsNothingButCases() throws IOException {
    List<Path> cases = CorpusCase.all().stream().map(CorpusCase::folder).toList();
    try (Stream<Path> files = Files.walk(CorpusCase.root())) {
      List<Path> strays =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(CorpusCase.root().resolve("json")))
              .filter(file -> !file.equals(CorpusCase.root().resolve("rows.tsv")))
              .filter(file ->
                  !cases.contains(file.getParent()) || !isKnown(file.getFileName().toString()))
              .toList();
      assertThat(strays).isEmpty();
    }
  }

  @Test
  void everyCase_hasAnAreaAndAName() {
    assertThat(CorpusCase.all()).isNotEmpty().allMatch(c -> c.name().split("/").length == 2);
  }
}
