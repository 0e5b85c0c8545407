package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.format.ProgramGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
  static List<CorpusCase> sound() {
    return CorpusCase.all().stream()
        .filter(c -> !RoundTrip.parse(c.source().text()).hasErrors())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sound")
  void corpusFile_survivesJson(CorpusCase c) {
    RoundTrip.check(c.source().text());
  }

  @Test
  void randomPrograms_surviveJson() {
    int held = 0;
    for (long seed = 4_000_000; seed < 4_000_000 + 300; seed++) {
      held += RoundTrip.check(ProgramGenerator.file(seed)) == null ? 0 : 1;
    }
    assertThat(held).isGreaterThan(150);
  }
}
