package ai.somagent.soma.ir.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternBoundTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "^sha256:[0-9a-f]{64}$",
        "^[a-z_][a-z0-9_]{0,63}(\\.[a-z_][a-z0-9_]{0,63}){0,7}$",
        "[a-z]{1000}",
        "((a*)+)?|b{2,}",
        "a{x}{",
        "\\Q((((\\E",
        "[](((^]",
        "\\x{1000}{2}\\p{Greek}",
        "(",
        ")",
        "[",
        "[\\",
        "\\"
      })
  void ordinaryPattern_isAccepted(String pattern) {
    assertThat(PatternBound.refusal(pattern)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{1000}){1000}){1000})",
        "((){1000}){1000}",
        "(a|b{1000}){0,100}",
        "(a{1000}){6,}",
        "(((a{1000}){1000}){1000}",
        "\\Q[\\E(a{1000}){1000}",
        "[]](a{1000}){1000}",
        "[[:alpha:]](a{1000}){1000}",
        "[\\]](a{1000}){1000}",
        "a{99999999999999999999}{99999999999999999999}"
      })
  void repetitionOfRepetition_isRefused(String pattern) {
    assertThat(PatternBound.refusal(pattern))
        .isEqualTo("it has more than 10,000 parts once its repetitions are written out");
  }

  @Test
  void depthAndLength_endAtTheirBounds() {
    assertThat(PatternBound.refusal(nested(50))).isNull();
    assertThat(PatternBound.refusal(nested(51)))
        .isEqualTo("its groups are nested more than 50 deep");
    assertThat(PatternBound.refusal("a".repeat(1_000))).isNull();
    assertThat(PatternBound.refusal("a".repeat(1_001)))
        .isEqualTo("it is longer than 1,000 characters");
    assertThat(PatternBound.refusal(nested(9_000))).isNotNull();
  }

  private static String nested(int depth) {
    return "(".repeat(depth) + ")".repeat(depth);
  }
}
