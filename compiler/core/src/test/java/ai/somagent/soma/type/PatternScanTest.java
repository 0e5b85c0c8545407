package ai.somagent.soma.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternScanTest {
  @Test
  void patternThatRe2Takes_isTaken() {
    List<String> patterns =
        List.of(
            "^sha256:[0-9a-f]{64}$",
            "^[a-z0-9-]+$",
            "a|b|(c|d)*",
            "(?i)abc",
            "(?P<year>\\d+)",
            "(?:ab)+?",
            "[]x]",
            "[^]x]",
            "[[:alpha:]]+",
            "\\(\\)",
            "x{2,3}?",
            "",
            "\\pL+",
            "[\\]]",
            "a*");
    for (String pattern : patterns) {
      assertThat(Pattern.compile(pattern).pattern()).isEqualTo(pattern);
      assertThat(PatternScan.refusal(pattern)).as(pattern).isNull();
    }
  }

  @Test
  void patternThatRe2Refuses_isRefused() {
    List<String> patterns =
        List.of(
            "(", ")", "a)", "[", "[a", "*", "a|*", "(+)", "x\\", "(?=x)", "(?!x)", "(?<=x)y",
            "(a)\\1", "^*");
    for (String pattern : patterns) {
      assertThat(PatternScan.refusal(pattern)).as(pattern).isNotNull();
    }
    for (String pattern : patterns.subList(0, 13)) {
      assertThat(isRefusedByRe2(pattern)).as(pattern).isTrue();
    }
  }

  private static boolean isRefusedByRe2(String pattern) {
    try {
      Pattern.compile(pattern);
      return false;
    } catch (PatternSyntaxException e) {
      return true;
    }
  }
}
