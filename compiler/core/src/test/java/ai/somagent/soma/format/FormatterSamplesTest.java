package ai.somagent.soma.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterSamplesTest {
  static List<Path> samples() {
    return Formatting.samples();
  }

  @Test
  void corpus_hasTheNineSamples() {
    assertThat(samples()).hasSize(9);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_isCanonical(Path sample) {
    String text = Formatting.read(sample);
    assertThat(Formatting.formatLawfully(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleWithCarriageReturns_isFormattedWithLineFeeds(Path sample) {
    String text = Formatting.read(sample);
    assertThat(Formatting.format(text.replace("\n", "\r\n"))).isEqualTo(text);
  }
}
