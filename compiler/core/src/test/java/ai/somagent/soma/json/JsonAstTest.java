package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.json.JsonAst.Layout;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAstTest {
  private static JsonProgram read(String json) {
    return JsonAst.read(new SourceText("main.json", json));
  }

  private static String constant(String value) {
    return "{\"node\":\"File\",\"module\":\"m\",\"declarations\":"
        + "[{\"node\":\"Const\",\"name\":\"a\",\"value\":"
        + value
        + "}]}";
  }

  private static ObjectNode json(String text) {
    return Objects.requireNonNull(JsonAst.write(RoundTrip.parse(text), Layout.NONE).json());
  }

  private static String formatted(String value) {
    JsonProgram program = read(constant(value));
    assertThat(program.problems()).isEmpty();
    String text = Formatter.format(program.file());
    return text.substring("module m\n\nlet a = ".length(), text.length() - 1);
  }

  @Test
  void call_hasTheFormOfTheLanguage() {
    ObjectNode json =
        json(
            """
            module m
            task t() {
              call minio.get(object: o) timeout 1m retry 5 backoff 1s..30s
            }
            """);
    assertThat(json.at("/declarations/0/steps/0").toString())
        .isEqualTo(
            "{\"node\":\"Call\",\"target\":\"minio.get\","
                + "\"args\":{\"object\":{\"node\":\"Name\",\"name\":\"o\"}},"
                + "\"timeout\":{\"node\":\"Duration\",\"value\":\"1m\"},"
                + "\"retry\":{\"times\":{\"node\":\"Int\",\"value\":5},"
                + "\"backoff\":{\"from\":{\"node\":\"Duration\",\"value\":\"1s\"},"
                + "\"to\":{\"node\":\"Duration\",\"value\":\"30s\"}}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "api.coverage >= 0.7 => api.coverage >= 0.7",
        "a || b // why => (a || b) // why",
        "x.f(y)[0] => x.f(y)[0]",
      })
  void expressionAsText_standsForItsNodes(String text, String formatted) {
    String name = "{\"expr\":\"" + text + "\"}";
    assertThat(read(constant(name)).problems()).isEmpty();
    String digest = JsonAst.digest(read(constant(name)).file());
    assertThat(digest)
        .isEqualTo(JsonAst.digest(RoundTrip.parse("module m\nlet a = " + text + "\n")));
  }

  @Test
  void expressionAsText_bindsAsOneInsideAnOperator() {
    String sum = "{\"expr\":\"b + c\"}";
    assertThat(
            formatted(
                "{\"node\":\"Binary\",\"op\":\"*\",\"left\":{\"node\":\"Name\",\"name\":\"a\"},"
                    + "\"right\":"
                    + sum
                    + "}"))
        .isEqualTo("a * (b + c)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1) + (2",
        "1 let b = 2",
        "1\\ncapsule evil version \\\"1\\\" {}",
        "",
        "call x.y()",
        "1 /*",
        "\\\"open",
      })
  void textThatIsNoExpression_isRefused(String text) {
    assertThat(read(constant("{\"expr\":\"" + text + "\"}")).problems())
        .hasSize(1)
        .allMatch(problem -> problem.diagnostic().code() == JsonCode.BAD_EXPRESSION)
        .allMatch(problem -> problem.pointer().equals("/declarations/0/value/expr"));
  }

  @Test
  void wholeNumberBeyondExactness_isAString() {
    assertThat(json("module m\nlet a = 9007199254740992\n").at("/declarations/0/value").toString())
        .isEqualTo("{\"node\":\"Int\",\"value\":9007199254740992}");
    assertThat(json("module m\nlet a = 9007199254740993\n").at("/declarations/0/value").toString())
        .isEqualTo("{\"node\":\"Int\",\"value\":\"9007199254740993\"}");
    assertThat(formatted("{\"node\":\"Int\",\"value\":\"9007199254740993\"}"))
        .isEqualTo("9_007_199_254_740_993");
    assertThat(read(constant("{\"node\":\"Int\",\"value\":9007199254740993}")).problems())
        .extracting(problem -> problem.diagnostic().code())
        .containsExactly(JsonCode.BAD_VALUE);
  }

  @Test
  void hostileStrings_stayStrings() {
    assertThat(formatted("{\"node\":\"String\",\"value\":\"\\\" + x + ${y} \\n\"}"))
        .isEqualTo("\"\\\" + x + \\${y} \\n\"");
    assertThat(formatted("{\"node\":\"String\",\"block\":true,\"value\":\"\\\"\\\"\\\" ${y}\"}"))
        .contains("\\${y}");
    assertThat(formatted("{\"node\":\"Name\",\"name\":\"let\"}")).isEqualTo("`let`");
  }

  @Test
  void lineEndsInDocumentation_cannotEndTheComment() {
    JsonProgram program =
        read(
            "{\"node\":\"File\",\"module\":\"m\",\"declarations\":[{\"node\":\"Const\",\"name\":"
                + "\"a\",\"doc\":\"one\\rlet b = 1\\nthree\",\"value\":{\"node\":\"Null\"}}]}");
    assertThat(program.problems()).isEmpty();
    assertThat(Formatter.format(program.file()))
        .isEqualTo("module m\n\n/// one\n/// let b = 1\n/// three\nlet a = null\n");
  }

  @Test
  void digest_forgetsLayoutCommentsAndTheOrderOfArguments() {
    String one = "module m\n\n/// doc\nlet a = f(x: 0xff, y: 1_0)\n";
    String other = "module m // remark\nlet a=f(y:10,x:255)";
    String third = "module m\nlet a = f(y: 10, x: 256)\n";
    assertThat(JsonAst.digest(RoundTrip.parse(one)))
        .startsWith("sha256:")
        .isEqualTo(JsonAst.digest(RoundTrip.parse(other)))
        .isNotEqualTo(JsonAst.digest(RoundTrip.parse(third)));
  }

  @Test
  void deepBracketsAndLongChains_areWrittenAndRead() {
    String brackets = "[".repeat(95) + "1" + "]".repeat(95);
    String chain = "1" + " + 1".repeat(490);
    assertThat(restored(brackets)).endsWith(brackets);
    assertThat(restored(chain)).contains(chain.replace(" ", ""));

    String ifs = "if true {\n".repeat(95) + "set a = " + chain + "}\n".repeat(95);
    ObjectNode deepest = json("module m\ntask t() {\n" + ifs + "}\n");
    assertThat(Formatter.format(RoundTrip.read(deepest))).containsPattern("set a = 1\\s+\\+ 1");
    assertThat(read("[".repeat(100_000)).problems())
        .extracting(problem -> problem.diagnostic().code())
        .containsExactly(JsonCode.TOO_DEEP);
  }

  private static String restored(String expression) {
    String text = Formatter.format(RoundTrip.read(json("module m\nlet a = " + expression + "\n")));
    return text.replaceAll("[\\s,]+", "");
  }

  @Test
  void mistakeOfALaterPhase_isSaidOfTheJson() {
    String json = constant("{\"node\":\"Name\",\"name\":\"missing\"}");
    JsonProgram program = read(json);
    ParsedFile file = program.file();
    int start = file.source().text().indexOf("missing");
    Diagnostic diagnostic =
        Diagnostic.of(
            JsonCode.BAD_NAME,
            "main.json",
            new ai.somagent.soma.source.Span(start, start + 7),
            "unknown name");
    JsonProblem problem = program.problem(diagnostic);
    assertThat(problem.pointer()).isEqualTo("/declarations/0/value/name");
    assertThat(new SourceText("main.json", json).slice(problem.diagnostic().span()))
        .isEqualTo("\"missing\"");
  }

  @Test
  void fileWithSyntaxErrors_isNotWritten() {
    assertThatThrownBy(() -> JsonAst.write(RoundTrip.parse("module m\nlet"), Layout.FULL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
