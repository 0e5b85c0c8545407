package ai.somagent.soma.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatterTest {
  private static String resource(String name) {
    return Formatting.read(
        Path.of(
            System.getProperty("soma.repository"),
            "compiler/core/src/test/resources/format",
            name));
  }

  @Test
  void everyConstructWrittenCarelessly_getsItsCanonicalForm() {
    assertThat(Formatting.formatLawfully(resource("everything.input.soma")))
        .isEqualTo(resource("everything.soma"));
  }

  @Test
  void clausesThatDoNotFit_standOnLinesOfTheirOwnAndTearNoBracketOpen() {
    String text =
        """
        module m

        function scale(x: double) -> list<string> = [
          "the first of some texts that are long",
          "the second of them",
          "the third of them, so",
        ]

        task t() {
          let given = ask clerk(prompt: "A customer writes: ${input.question}", tools: [])
            as untrusted string(max: 2000)
            within 60s
            budget(tokens: 4000, usd: 0.1)
            undo {}
          let sum = input.the_first_of_the_terms
            + input.the_second_of_the_terms
            + input.the_third_of_the_terms
        }
        """;
    String loose = text.replaceAll("\n +(as|within|budget)", " $1");
    assertThat(Formatting.formatLawfully(text)).isEqualTo(text);
    assertThat(Formatting.formatLawfully(loose)).isEqualTo(text);
  }

  @Test
  void fileWithSyntaxErrors_isRefused() {
    ParsedFile broken = Parser.parse(new SourceText("broken.soma", "module x\ntype T = \n"));
    assertThatThrownBy(() -> Formatter.format(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken.soma has syntax errors");
  }

  private static String expression(String text) {
    String formatted = Formatting.formatLawfully("module x\nlet a = " + text + "\n");
    return formatted.substring("module x\n\nlet a = ".length(), formatted.length() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "((a))+(b*c) => a + b * c",
        "(a+b)*c => (a + b) * c",
        "a-(b-c) => a - (b - c)",
        "(a-b)-c => a - b - c",
        "(a==b)==c => a == b == c",
        "!(a) => !a",
        "!(!a) => !!a",
        "!(-a) => !(-a)",
        "-(a.b) => -a.b",
        "(-a).b => (-a).b",
        "(5).b() => (5).b()",
        "(a is big) && b => a is big && b",
        "(a && b) is big => (a && b) is big",
        "(a ? b : c) ? d : e => (a ? b : c) ? d : e",
        "a ? b : (c ? d : e) => a ? b : c ? d : e",
        "a || (b && c) => a || b && c",
        "(a || b) && c => (a || b) && c",
        "{(k): 1, (k2()): 2} => { (k): 1, (k2()): 2 }",
        "12345 => 12_345",
        "1234 => 1234",
        "1_0_0 => 100",
        "0xFF => 0xff",
        "1e3 => 1000.0",
        "1.50 => 1.5",
        "r\"a\\d\" => r\"a\\d\"",
        "\"a\\\\d\" => r\"a\\d\"",
        "\"\\\\\\\"\" => \"\\\\\\\"\"",
        "\"a\\u00e9\" => \"aé\"",
        "\"e\\u0301\" => \"e\\u0301\"",
        "\"\\u200b\" => \"\\u200b\"",
        "\"50$\" => \"50\\$\"",
        "\"${ \"a\" + \"b\" }\" => \"${\"a\" + \"b\"}\"",
        "`run` => `run`",
        "run . id => run.id",
        "f( a:1 , ) => f(a: 1)",
        "[ 1,2, ] => [1, 2]",
      })
  void expression_getsItsCanonicalForm(String written, String canonical) {
    assertThat(expression(written)).isEqualTo(canonical);
  }

  @Test
  void longChain_isFormattedWithoutExhaustingTheStack() {
    for (String link : new String[] {" + 1", " && b", ".c", ".c()", " is d", " ? b : c"}) {
      String chain = "a" + link.repeat(400);
      assertThat(expression(chain).replaceAll("\\s+", "")).isEqualTo(chain.replaceAll("\\s+", ""));
    }
  }
}
