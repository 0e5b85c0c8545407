package ai.somagent.soma.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.library.ContractProblem.Kind;
import ai.somagent.soma.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Contracts made to be large, deep or broken: each comes to an end, in a text or a problem. */
class ContractLimitsTest {
  private static Answer schema(String text) {
    return ContractTranslator.translate(
        "schema", "big.json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Kind> kinds(Answer answer) {
    return answer.problems().stream().map(p -> p.kind()).distinct().toList();
  }

  /** What comes out is a module that compiles without an error. */
  private static void assertCompiles(Answer answer) {
    assertThat(answer.text()).as("%s", answer.problems()).isNotNull();
    SourceText importer =
        new SourceText("main.soma", "module demo\nimport schema \"big.json\" as big\n");
    CompilationInput input =
        new CompilationInput(List.of(importer), ModuleLibrary.EMPTY, wanted -> answer);
    assertThat(Compiler.compile(input).diagnostics()).noneMatch(d -> d.isError());
  }

  private static String definitions(int count, String one) {
    StringJoiner all = new StringJoiner(",", "{\"$defs\": {", "}}");
    for (int i = 0; i < count; i++) {
      all.add("\"T" + i + "\": " + one.replace("NEXT", "T" + (i + 1)));
    }
    return all.toString();
  }

  private static final String FLAT =
      "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}";

  @Test
  void twoThousandTypes_areTaken() {
    assertCompiles(schema(definitions(2_000, FLAT)));
  }

  @Test
  void moreTypes_areTooLarge() {
    assertThat(kinds(schema(definitions(2_001, FLAT)))).containsExactly(Kind.TOO_LARGE);
  }

  @Test
  void longChainOfReferences_isWidenedAtItsDepth() {
    String chain =
        "{\"type\": \"object\", \"properties\": {\"next\": {\"$ref\": \"#/$defs/NEXT\"}}}";
    String text = definitions(1_500, chain).replace("#/$defs/T1500", "#/$defs/T0");
    Answer answer = schema(text);
    assertThat(kinds(answer)).containsExactly(Kind.WIDENED);
    assertCompiles(answer);
  }

  @Test
  void largeFile_isTooLarge() {
    assertThat(kinds(schema("{\"title\": \"" + "x".repeat(5 << 20) + "\"}")))
        .containsExactly(Kind.TOO_LARGE);
  }

  @Test
  void objectOfManyObjects_isTooLargeForOneModule() {
    StringJoiner fields = new StringJoiner(",");
    for (int i = 0; i < 30_000; i++) {
      fields.add("\"field_with_a_rather_long_name_%d\": {\"type\": \"string\"}".formatted(i));
    }
    Answer answer = schema("{\"type\": \"object\", \"properties\": {" + fields + "}}");
    assertThat(kinds(answer)).containsExactly(Kind.TOO_LARGE);
  }

  @Test
  void bytesThatAreNoText_areInvalid() {
    byte[] bytes = {'{', (byte) 0xff, '}'};
    assertThat(kinds(ContractTranslator.translate("schema", "a.json", bytes)))
        .containsExactly(Kind.INVALID);
  }

  @Test
  void mutatedContracts_giveATextThatCompilesOrAProblem() {
    String sound =
        """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1.0.0"},
         "paths": {"/a/{id}": {"get": {"operationId": "a",
           "parameters": [{"name": "id", "in": "path", "required": true,
             "schema": {"type": "integer"}}],
           "responses": {"200": {"description": "d", "content": {"application/json": {"schema":
             {"$ref": "#/components/schemas/A"}}}}, "404": {"description": "n"}}}}},
         "components": {"schemas": {"A": {"type": "object", "required": ["x"], "properties":
           {"x": {"type": ["string", "null"], "maxLength": 5, "pattern": "^a"},
            "y": {"enum": ["a", "b"]},
            "z": {"type": "array", "items": {"$ref": "#/components/schemas/A"}},
            "m": {"type": "object", "additionalProperties": {"type": "number"}},
            "u": {"oneOf": [{"type": "object", "properties": {"kind": {"const": "p"}}},
                            {"type": "object", "properties": {"kind": {"const": "q"}}}]}}}}}}
        """;
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      Answer answer =
          ContractTranslator.translate(
              "openapi", "m.json", mutated(sound, random).getBytes(StandardCharsets.UTF_8));
      if (answer.text() == null) {
        assertThat(answer.problems()).isNotEmpty();
      } else {
        assertCompiles(answer);
      }
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    String[] words = {"null", "[]", "{}", "true", "-1", "\"\"", "\"object\"", "\"$ref\"", "1e999"};
    for (int i = 0; i <= random.nextInt(2); i++) {
      int at = out.indexOf("\"", random.nextInt(out.length() - 40));
      int end = at < 0 ? -1 : out.indexOf("\"", at + 1);
      if (end > 0) {
        out.replace(at, end + 1, words[random.nextInt(words.length)]);
      }
    }
    return out.toString();
  }
}
