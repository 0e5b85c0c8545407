package ai.somagent.soma.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bound.BoundCode;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.label.LabelCode;
import ai.somagent.soma.policy.JudgementCode;
import ai.somagent.soma.rule.RuleCode;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.type.EffectCode;
import ai.somagent.soma.type.PlanCode;
import ai.somagent.soma.type.PolicyCode;
import ai.somagent.soma.type.StepCode;
import ai.somagent.soma.type.TypeCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles the examples of the pages about names, types, steps and capsules. An example is a whole
 * file; a further line that begins with {@code module} begins a further file.
 */
class ErrorPageTest {
  private static final String FENCE = "```";

  private static Stream<DiagnosticCode> codes() {
    return Stream.<DiagnosticCode[]>of(
            BindCode.values(),
            TypeCode.values(),
            StepCode.values(),
            EffectCode.values(),
            RuleCode.values(),
            PlanCode.values(),
            PolicyCode.values(),
            JudgementCode.values(),
            LabelCode.values(),
            BoundCode.values())
        .flatMap(Stream::of)
        .filter(code -> !needsFiles(code));
  }

  /** Pages about contracts, versions and locks are compiled where contracts are translated. */
  private static boolean needsFiles(DiagnosticCode code) {
    String number = code.id().substring(1);
    return number.compareTo("2020") >= 0 && number.compareTo("2060") < 0;
  }

  @TestFactory
  Stream<DynamicTest> wrongExample_givesTheCode() {
    return codes().map(code -> DynamicTest.dynamicTest(code.id(), () -> checkWrong(code)));
  }

  @TestFactory
  Stream<DynamicTest> rightExample_givesNothing() {
    return codes().map(code -> DynamicTest.dynamicTest(code.id(), () -> checkRight(code)));
  }

  @TestFactory
  Stream<DynamicTest> page_isHeadedByTheCode() {
    return codes()
        .map(code ->
            DynamicTest.dynamicTest(
                code.id(),
                () -> assertThat(page(code)).startsWith("# " + code.id() + " " + code.title())));
  }

  @Test
  void index_namesEveryPageByItsTitle() throws IOException {
    Path folder = CorpusCase.repository().resolve("docs/errors");
    List<String> index = Files.readAllLines(folder.resolve("README.md"));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pages = files.filter(f -> !f.endsWith("README.md")).sorted().toList();
      for (Path page : pages) {
        String[] heading = Files.readAllLines(page).getFirst().substring(2).split(" ");
        String row = "| [" + heading[0] + "](" + heading[0] + ".md) | `" + heading[1] + "` |";
        assertThat(index).anyMatch(line -> line.startsWith(row));
      }
      assertThat(index.stream().filter(line -> line.startsWith("| ["))).hasSize(pages.size());
    }
  }

  private static void checkWrong(DiagnosticCode code) {
    List<String> examples = examples(code, "wrong");
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      assertThat(compile(example)).extracting(d -> d.code().id()).containsOnly(code.id());
    }
  }

  private static void checkRight(DiagnosticCode code) {
    List<String> examples = examples(code, "right");
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      assertThat(compile(example)).isEmpty();
    }
  }

  private static List<Diagnostic> compile(String text) {
    List<SourceText> sources = new ArrayList<>();
    int start = 0;
    while (start >= 0) {
      int next = text.indexOf("\nmodule ", start);
      String file = next < 0 ? text.substring(start) : text.substring(start, next);
      sources.add(new SourceText("file" + sources.size() + ".soma", file));
      start = next < 0 ? -1 : next + 1;
    }
    return Compiler.compile(new CompilationInput(sources, ModuleLibrary.EMPTY)).diagnostics();
  }

  private static List<String> examples(DiagnosticCode code, String kind) {
    String page = page(code);
    String opening = FENCE + "soma " + kind + "\n";
    List<String> found = new ArrayList<>();
    int at = page.indexOf(opening);
    while (at >= 0) {
      int start = at + opening.length();
      int end = page.indexOf(FENCE, start);
      found.add(page.substring(start, end));
      at = page.indexOf(opening, end);
    }
    return found;
  }

  private static String page(DiagnosticCode code) {
    Path file = CorpusCase.repository().resolve("docs/errors/" + code.id() + ".md");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
