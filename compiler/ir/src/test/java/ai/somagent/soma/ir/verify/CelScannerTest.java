package ai.somagent.soma.ir.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelScannerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a + b.c[d] | a b d",
        "size(a) + a.size() | a",
        "a.?b.?c.orValue(d) | a d",
        "{?\"f\": a.?f, \"g\": b} | a b",
        "[?a, b][?0] | a b",
        "\"a\" + 'b' + c | c",
        "\"\\\"a\" + b | b",
        "r\"\\\" + a | a",
        "r\"a\" + b\"c\" + bR'd' + e | e",
        "\"\"\"a \"b\" c\"\"\" + d | d",
        "'''a 'b' c''' + d | d",
        "a ? b : c | a b c",
        "a in b | a b",
        "1.5e-3 + 0xff + 7u + .5 + a | a",
        "1e3.a | ~~",
        ".a + .b(c) | a c",
        "a.`b-c` + d | a d",
        "a // b\\n + c | a c",
        "true && null == a | true null a",
        "duration(\"5s\") > a | a",
      })
  void variables_areFound(String text, String variables) throws CelFormException {
    assertThat(CelScanner.scan(text.replace("\\n", "\n"), 10).free())
        .containsExactlyElementsOf(
            List.of(variables.split(" ")).stream().filter(name -> !name.isEmpty()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xs.all(x, x > 0) | x",
        "xs.map( x , x) | x",
        "xs.exists(k, v, k == v) | k v",
        "xs.map(x, x > 0, x) | x",
        "cel.bind(x, 1, x + y) | x",
        "math.greatest(x, y) | ''",
        "o.optMap(x, x + 1).orValue(y) | x",
      })
  void namesThatMacrosIntroduce_areFound(String text, String names) throws CelFormException {
    assertThat(CelScanner.scan(text, 10).bound())
        .containsExactlyElementsOf(
            List.of(names.split(" ")).stream().filter(name -> !name.isEmpty()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | an expression is empty",
        "// only | an expression is empty",
        "(a | a bracket is not closed",
        "(a] | a bracket is closed that is not open",
        "a) | a bracket is closed that is not open",
        "\"a | a string is not closed",
        "\"a\\\" | a string is not closed",
        "a # b | `#` has no place in an expression",
        "a; b | `;` has no place in an expression",
        "((((a)))) | brackets nest more than 3 deep",
      })
  void textThatIsNoCel_isRefused(String text, String reason) {
    assertThatThrownBy(() -> CelScanner.scan(text, 3)).hasMessage(reason);
  }

  @Test
  void hundredThousandBrackets_areRefusedWithoutOverflow() {
    assertThatThrownBy(() -> CelScanner.scan("(".repeat(100_000), 200))
        .hasMessage("brackets nest more than 200 deep");
  }
}
