package ai.somagent.soma.ir.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.codec.StrictJson;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.schema.SchemaChecks;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.verify.CallBound;
import ai.somagent.soma.ir.verify.IrRule;
import ai.somagent.soma.ir.verify.IrVerifier;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/ir.md} to the code. */
class IrDocumentTest {
  private static final List<String> CLAUSES =
      List.of("decode", "timeoutMillis", "retry", "withinMillis", "ceiling", "undo", "gates");

  private final String text = read();

  @Test
  void tableOfClauses_isThatOfEffects() {
    assertThat(table("† Every effect").stream().map(List::getFirst))
        .containsExactlyElementsOf(CLAUSES.stream().map(name -> "`" + name + "`").toList());
  }

  @Test
  void example_isAProgramInOrder() throws IrFormatException {
    String json = example();
    ProgramIr program = IrCodec.parse(json.getBytes(StandardCharsets.UTF_8));

    assertThat(IrVerifier.verify(program)).isEmpty();
    assertThat(SchemaChecks.errors(SchemaChecks.published("soma.ir-1.schema.json"), json))
        .isEmpty();
    assertThat(text).contains("Its digest is `" + IrDigest.of(program) + "`");
    assertThat(CallBound.of(program)).isEqualTo(new CallBound(0, 1));
  }

  @Test
  void tableOfTypes_showsTypesThatComeBackAndDiffer() throws IrFormatException {
    Set<TypeIr> types = new HashSet<>();
    List<List<String>> rows = table("## Types");
    for (List<String> row : rows) {
      String schema = row.get(1).substring(1, row.get(1).length() - 1).replace("\\|", "|");
      JsonNode json = StrictJson.parse(schema.getBytes(StandardCharsets.UTF_8), 1_000);
      TypeIr type = IrCodec.readType(json);
      assertThat(IrCodec.write(type)).isEqualTo(json);
      assertThat(types.add(type)).as(schema).isTrue();
    }
    assertThat(types).hasSize(14);
  }

  @Test
  void tableOfRules_isComplete() {
    assertThat(table("## Verifier").stream().map(List::getFirst))
        .containsExactlyElementsOf(
            Stream.of(IrRule.values()).map(rule -> "`" + rule.id() + "`").toList());
  }

  @Test
  void tableOfNodes_isThatOfTheSchema() {
    JsonNode schema =
        json(SchemaChecks.published("soma.ir-1.schema.json").getSchemaNode().toString());
    List<String> operations = new ArrayList<>();
    List<String> members = new ArrayList<>();
    for (JsonNode reference : schema.at("/$defs/node/oneOf")) {
      JsonNode node = schema.at(reference.get("$ref").textValue().substring(1));
      operations.add("`" + node.at("/properties/op/const").textValue() + "`");
      members.add(membersOf(node));
    }

    assertThat(table("## Nodes").stream().map(List::getFirst))
        .containsExactlyElementsOf(operations);
    assertThat(table("## Nodes").stream().map(row -> row.get(1)))
        .zipSatisfy(
            members,
            (row, all) -> assertThat(row.split(" ")).containsExactlyInAnyOrder(all.split(" ")));
  }

  private static String membersOf(JsonNode node) {
    Set<String> required = new HashSet<>();
    node.get("required").forEach(name -> required.add(name.textValue()));
    List<String> names = new ArrayList<>();
    boolean effect = node.get("properties").has("undo");
    for (var entry : node.get("properties").properties()) {
      String name = entry.getKey();
      boolean clause = effect && CLAUSES.contains(name) && !required.contains(name);
      if (!Set.of("op", "next").contains(name) && !clause) {
        names.add("`" + name + (required.contains(name) ? "" : "?") + "`");
      }
    }
    if (effect) {
      names.add("†");
      assertThat(node.get("properties").properties())
          .extracting(Map.Entry::getKey)
          .containsAll(CLAUSES);
    }
    return String.join(" ", names);
  }

  private static JsonNode json(String json) {
    try {
      return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), IrCodec.MAX_BYTES);
    } catch (IrFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private String example() {
    Matcher block = Pattern.compile("(?s)```json\n(.*?)```").matcher(text);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  /** The cells of the first table after {@code heading}, without its head. */
  private List<List<String>> table(String heading) {
    List<List<String>> rows = new ArrayList<>();
    String[] lines = text.substring(text.indexOf(heading)).split("\n");
    for (String line : lines) {
      if (line.startsWith("|")) {
        rows.add(Stream.of(line.split("(?<!\\\\)\\|")).skip(1).map(String::strip).toList());
      } else if (!rows.isEmpty()) {
        break;
      }
    }
    return rows.subList(2, rows.size());
  }

  private static String read() {
    try {
      return Files.readString(Path.of(System.getProperty("soma.repository"), "docs/ir.md"));
    } catch (IOException e) {
      throw new IllegalStateException("docs/ir.md", e);
    }
  }
}
