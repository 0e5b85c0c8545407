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

/** The diagnostics of every case of the corpus, and the order of its folders. */
class CorpusTest {
  /** What {@code main.diagnostics} holds: everything the parser says. */
  private static final CorpusRunner RUNNER =
      new CorpusRunner(source -> Parser.parse(source).diagnostics());

  /** Files a case may have. */
  private static final Set<String> FILES = Set.of(CorpusCase.SOURCE, "main.diagnostics");

  @TestFactory
  Stream<DynamicTest> case_hasItsDiagnostics() {
    return RUNNER.diagnostics(CorpusCase.all());
  }

  @TestFactory
  Stream<DynamicTest> fix_leavesFewerDiagnostics() {
    return RUNNER.fixes(CorpusCase.all());
  }

  @Test
  void corpus_holdsNothingButCases() throws IOException {
    List<Path> cases = CorpusCase.all().stream().map(CorpusCase::folder).toList();
    try (Stream<Path> files = Files.walk(CorpusCase.root())) {
      List<Path> strays =
          files
              .filter(Files::isRegularFile)
              .filter(
                  file ->
                      !cases.contains(file.getParent())
                          || !FILES.contains(file.getFileName().toString()))
              .toList();
      assertThat(strays).isEmpty();
    }
  }

  @Test
  void everyCase_hasAnAreaAndAName() {
    assertThat(CorpusCase.all()).isNotEmpty().allMatch(c -> c.name().split("/").length == 2);
  }
}
