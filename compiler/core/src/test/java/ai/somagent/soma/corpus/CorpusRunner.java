package ai.somagent.soma.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests over the diagnostics of corpus cases.
 *
 * @param analysis from a text to what the compiler says about it
 */
public record CorpusRunner(Function<SourceText, List<Diagnostic>> analysis) {

  /** One test per case: its diagnostics are those of {@code main.diagnostics}. */
  public Stream<DynamicTest> diagnostics(List<CorpusCase> cases) {
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> checkDiagnostics(c)));
  }

  private void checkDiagnostics(CorpusCase c) {
    SourceText source = c.source();
    GoldenFile.check(c.view("diagnostics"), DiagnosticsView.of(source, analysis.apply(source)));
  }

  /** One test per case: each fix, applied alone, leaves fewer diagnostics. */
  public Stream<DynamicTest> fixes(List<CorpusCase> cases) {
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> checkFixes(c)));
  }

  private void checkFixes(CorpusCase c) {
    SourceText source = c.source();
    List<Diagnostic> before = analysis.apply(source);
    for (Diagnostic diagnostic : before) {
      for (CodeFix fix : diagnostic.fixes()) {
        SourceText fixed = new SourceText(source.name(), apply(source.text(), fix));
        List<Diagnostic> after = analysis.apply(fixed);
        assertThat(after.size())
            .as("%s: %s%n%s", diagnostic.message(), fix.title(), DiagnosticsView.of(fixed, after))
            .isLessThan(before.size());
      }
    }
  }

  /** The text after all edits of a fix. */
  public static String apply(String text, CodeFix fix) {
    StringBuilder fixed = new StringBuilder(text);
    List<TextEdit> backwards =
        fix.edits().stream()
            .sorted(Comparator.comparingInt((TextEdit e) -> e.span().start()).reversed())
            .toList();
    for (TextEdit edit : backwards) {
      fixed.replace(edit.span().start(), edit.span().end(), edit.replacement());
    }
    return fixed.toString();
  }
}
