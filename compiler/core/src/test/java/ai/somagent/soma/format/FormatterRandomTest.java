package ai.somagent.soma.format;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterRandomTest {
  private static final int FILES = 300;

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000, 2_000_000, 3_000_000})
  void randomPrograms_keepTheirTree(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + FILES; seed++) {
      Formatting.formatLawfully(ProgramGenerator.file(seed));
    }
  }
}
