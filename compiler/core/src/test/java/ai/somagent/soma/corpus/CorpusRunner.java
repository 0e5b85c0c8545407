package ai.somagent.soma.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests over the diagnostics of corpus cases.
 *
 * @param analysis from a case and its texts, perhaps changed, to what the compiler says about them
 */
public record CorpusRunner(BiFunction<CorpusCase, List<SourceText>, List<Diagnostic>> analysis) {

  /** One test per case: its diagnostics are those of {@code main.diagnostics}. */
  public Stream<DynamicTest> diagnostics(List<CorpusCase> cases) {
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> checkDiagnostics(c)));
  }

  private void checkDiagnostics(CorpusCase c) {
    List<SourceText> sources = c.sources();
    String view = DiagnosticsView.of(sources, analysis.apply(c, sources));
    GoldenFile.check(c.view("diagnostics"), view);
  }

  /**
   * One test per case: each fix, applied alone, leaves fewer diagnostics and brings no error that
   * was not there, of syntax or of meaning.
   */
  public Stream<DynamicTest> fixes(List<CorpusCase> cases) {
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> checkFixes(c)));
  }

  private void checkFixes(CorpusCase c) {
    List<SourceText> sources = c.sources();
    List<Diagnostic> before = analysis.apply(c, sources);
    for (Diagnostic diagnostic : before) {
      for (CodeFix fix : diagnostic.fixes()) {
        List<SourceText> fixed = apply(sources, diagnostic.source(), fix);
        List<Diagnostic> after = analysis.apply(c, fixed);
        String what = diagnostic.message() + ": " + fix.title();
        String view = DiagnosticsView.of(fixed, after);
        assertThat(after.size()).as("%s%n%s", what, view).isLessThan(before.size());
        assertThat(added(before, after)).as("%s%n%s", what, view).isEmpty();
      }
    }
  }

  /** Errors that were not there before, whatever their place. */
  private static List<String> added(List<Diagnostic> before, List<Diagnostic> after) {
    List<String> added = new ArrayList<>();
    for (Diagnostic diagnostic : after) {
      if (diagnostic.isError()) {
        added.add(diagnostic.code().id() + " " + diagnostic.message());
      }
    }
    for (Diagnostic diagnostic : before) {
      added.remove(diagnostic.code().id() + " " + diagnostic.message());
    }
    return added;
  }

  private static List<SourceText> apply(List<SourceText> sources, String name, CodeFix fix) {
    return sources.stream()
        .map(s -> s.name().equals(name) ? new SourceText(name, apply(s.text(), fix)) : s)
        .toList();
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
