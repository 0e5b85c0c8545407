package ai.somagent.soma.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
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
            "[^]a-c]+",
            "[[:alpha:]x[:^digit:]]*",
            "(?i:a)",
            "(?is-U)b",
            "(?P<n>a:>)",
            "[:a]",
            "\\0",
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

  @Test
  void refusal_saysWhatIsWrong() {
    assertThat(PatternScan.refusal("x\\")).isEqualTo("a `\\` stands at the end");
    assertThat(PatternScan.refusal("(a)\\1")).isEqualTo("RE2 cannot refer back with `\\1`");
    assertThat(PatternScan.refusal("(a)\\9")).isEqualTo("RE2 cannot refer back with `\\9`");
    assertThat(PatternScan.refusal("[a")).isEqualTo("a `[` is not closed");
    assertThat(PatternScan.refusal("*")).isEqualTo("there is nothing for `*` to repeat");
  }

  @Test
  void randomPatternThatRe2Takes_isTaken() {
    Random random = new Random(7);
    String parts = "()[]*+?|\\^:a]b-<P>!=i{},$.";
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int length = random.nextInt(7); length >= 0; length--) {
        pattern.append(parts.charAt(random.nextInt(parts.length())));
      }
      // What repeats a `^` is refused although RE2 takes it.
      if (pattern.indexOf("^") < 0 && !isRefusedByRe2(pattern.toString())) {
        taken++;
        String refusal = PatternScan.refusal(pattern.toString());
        assertThat(refusal).as(pattern.toString()).isNull();
      }
    }
    assertThat(taken).isGreaterThan(1_000);
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
