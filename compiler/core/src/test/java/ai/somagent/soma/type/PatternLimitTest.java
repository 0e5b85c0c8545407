package ai.somagent.soma.type;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternLimitTest {
  private static List<Diagnostic> declared(String pattern) {
    return TypedModule.of("type Code = string(pattern: r\"" + pattern + "\")\n", "1").diagnostics();
  }

  @Test
  void patternThatIsTooLarge_isAnInvalidLimit() {
    for (String bomb : List.of("(((a{1000}){1000}){1000})", "(".repeat(51) + ")".repeat(51))) {
      assertThat(declared(bomb))
          .singleElement()
          .satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(TypeCode.INVALID_LIMIT);
            assertThat(diagnostic.message()).startsWith("the pattern does not work: it");
          });
    }
  }

  @Test
  void patternOfOrdinarySize_isTaken() {
    assertThat(declared("^sha256:[0-9a-f]{64}$")).isEmpty();
  }
}
