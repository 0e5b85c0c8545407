package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.corpus.DiagnosticsView;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The nine samples that use every part of the language. */
class SampleParseTest {
  static List<CorpusCase> samples() {
    return CorpusCase.area("samples");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_hasNoDiagnostics(CorpusCase sample) {
    SourceText source = sample.source();
    List<Diagnostic> diagnostics = Parser.parse(source).diagnostics();
    assertThat(DiagnosticsView.of(source, diagnostics)).isEqualTo("no diagnostics\n");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_needsNoFullPrediction(CorpusCase sample) {
    assertThat(Parser.run(sample.source()).neededLl()).isFalse();
  }
}
