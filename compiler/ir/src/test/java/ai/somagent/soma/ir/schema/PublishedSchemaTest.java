package ai.somagent.soma.ir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.SourceMapCodec;
import ai.somagent.soma.ir.sample.Mutations;
import ai.somagent.soma.ir.sample.SamplePrograms;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSchemaTest {
  private static final Schema PROGRAM = SchemaChecks.published("soma.ir-1.schema.json");
  private static final Schema MAP = SchemaChecks.published("soma.map-1.schema.json");

  static List<ProgramIr> programs() {
    return SamplePrograms.all();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soma.ir-1.schema.json", "soma.map-1.schema.json"})
  void publishedSchema_isAValidSchema(String name) {
    assertThat(SchemaChecks.judgeSchema(SchemaChecks.published(name).getSchemaNode().toString()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void sampleProgram_isAccepted(ProgramIr program) {
    assertThat(SchemaChecks.errors(PROGRAM, IrCodec.write(program).toString())).isEmpty();
  }

  @Test
  void addedMember_isRefusedInEveryObjectThatIsNoMap() {
    ObjectNode program = IrCodec.write(SamplePrograms.everything());
    for (String pointer : Mutations.closedObjects(program)) {
      ObjectNode changed = program.deepCopy();
      ((ObjectNode) changed.at(pointer)).put("surprise", true);

      assertThat(SchemaChecks.errors(PROGRAM, changed.toString())).as(pointer).isNotEmpty();
    }
  }

  @Test
  void nullMember_isRefusedEverywhere() {
    ObjectNode program = IrCodec.write(SamplePrograms.everything());
    for (String pointer : Mutations.members(program)) {
      ObjectNode changed = program.deepCopy();
      Mutations.replace(changed, pointer, changed.nullNode());

      assertThat(SchemaChecks.errors(PROGRAM, changed.toString())).as(pointer).isNotEmpty();
    }
  }

  @Test
  void sourceMap_isAcceptedAndItsMutationsAreNot() {
    SourceMap.Place place = new SourceMap.Place("a.soma", 1, 2, 3, 4, "let a = 1");
    SourceMap map = new SourceMap("sha256:" + "0".repeat(64), Map.of("n1", place));
    ObjectNode json = SourceMapCodec.write(map);

    assertThat(SchemaChecks.errors(MAP, json.toString())).isEmpty();
    for (String pointer : List.of("/format", "/program", "/nodes/n1/text", "/nodes/n1/endLine")) {
      ObjectNode changed = json.deepCopy();
      Mutations.replace(changed, pointer, changed.nullNode());
      assertThat(SchemaChecks.errors(MAP, changed.toString())).as(pointer).isNotEmpty();
    }
  }
}
