package ai.somagent.soma.ir.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.sample.Mutations;
import ai.somagent.soma.ir.sample.SamplePrograms;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IrCodecTest {
  static List<ProgramIr> programs() {
    return SamplePrograms.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_comesBackEqual(ProgramIr program) throws IrFormatException {
    ObjectNode json = IrCodec.write(program);

    assertThat(IrCodec.read(json)).isEqualTo(program);
    assertThat(IrCodec.parse(json.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(program);
  }

  @Test
  void unknownMember_isRefusedInEveryObjectThatIsNoMap() {
    ObjectNode program = IrCodec.write(SamplePrograms.everything());
    for (String pointer : Mutations.closedObjects(program)) {
      ObjectNode changed = program.deepCopy();
      ((ObjectNode) changed.at(pointer)).put("surprise~/", true);

      assertThatThrownBy(() -> IrCodec.read(changed))
          .as(pointer)
          .isInstanceOfSatisfying(
              IrFormatException.class, e -> assertThat(e.pointer()).startsWith(pointer));
    }
  }

  @Test
  void missingMember_isRefusedOrReadAsAbsent() {
    ObjectNode program = IrCodec.write(SamplePrograms.everything());
    int refused = 0;
    for (String pointer : Mutations.closedObjects(program)) {
      for (String name : names(program.at(pointer))) {
        ObjectNode changed = program.deepCopy();
        ((ObjectNode) changed.at(pointer)).remove(name);
        try {
          assertThat(IrCodec.write(IrCodec.read(changed)))
              .as(pointer + "/" + name)
              .isEqualTo(changed);
        } catch (IrFormatException e) {
          // A field that loses its default or its `anyOf` is required; its object does not say so.
          assertThat(e.pointer()).as(name).startsWith(pointer.split("/properties")[0]);
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(250);
  }

  @Test
  void wrongKindOfValue_isRefusedEverywhere() {
    ObjectNode program = IrCodec.write(SamplePrograms.everything());
    for (String pointer : Mutations.closedObjects(program)) {
      for (String name : names(program.at(pointer))) {
        if (name.equals("default")) {
          continue;
        }
        ObjectNode changed = program.deepCopy();
        ((ObjectNode) changed.at(pointer)).putNull(name);

        assertThatThrownBy(() -> IrCodec.read(changed))
            .as(pointer + "/" + name)
            .isInstanceOf(IrFormatException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/format | \"soma.ir/2\" | /format | `soma.ir/2` is none of soma.ir/1",
        "/nodes/n1/op | \"jump\" | /nodes/n1/op | operation `jump` is unknown",
        "/nodes/n4/timeoutMillis | 1.5 | /nodes/n4/timeoutMillis"
            + " | an integer is expected, not the number 1.5",
        "/nodes/n4/timeoutMillis | 9007199254740992 | /nodes/n4/timeoutMillis"
            + " | 9007199254740992 is out of range",
        "/nodes/n10/mode | \"jump\" | /nodes/n10/mode | is none of",
        "/nodes/n6/retry/times | -1 | /nodes/n6/retry/times | -1 is out of range",
        "/input/required | [\"urls\"] | /input/required | must be [strict, urls, weights]",
        "/input/additionalProperties | true | /input/additionalProperties | must be false",
        "/output/$ref | \"#/types/X\" | /output/$ref | a reference to `#/$defs/…` is expected",
        "/$defs/acme.web.Page/properties/age/pattern | \".*\""
            + " | /$defs/acme.web.Page/properties/age/pattern | is none of",
        "/$defs/acme.web.Page/properties/size/minimum | 0.5"
            + " | /$defs/acme.web.Page/properties/size/minimum | a whole number is expected",
        "/slots/count/type/format | \"int32\" | /slots/count/type/format | is none of int64",
        "/capsule/tags/0 | 7 | /capsule/tags/0 | a string is expected, not the number 7",
      })
  void wrongValue_isRefusedWithItsPlace(String place, String value, String pointer, String reason)
      throws Exception {
    ObjectNode program = IrCodec.write(SamplePrograms.everything());
    Mutations.replace(
        program, place, StrictJson.parse(value.getBytes(StandardCharsets.UTF_8), 100));

    assertThatThrownBy(() -> IrCodec.read(program))
        .isInstanceOfSatisfying(
            IrFormatException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer);
              assertThat(e.reason()).contains(reason);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2} | Duplicate field 'a'",
        "{} {} | Trailing token",
        "{\"a\": | Unexpected end-of-input",
        "'' | the document is empty",
      })
  void looseText_isRefused(String text, String reason) {
    assertThatThrownBy(() -> IrCodec.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IrFormatException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void textThatIsNotUtf8OrTooLongOrTooDeep_isRefused() {
    byte[] latin = {'"', (byte) 0xe9, '"'};
    byte[] big = new byte[IrCodec.MAX_BYTES + 1];
    byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> IrCodec.parse(latin)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> IrCodec.parse(big)).hasMessageContaining("4194305 bytes");
    assertThatThrownBy(() -> IrCodec.parse(deep)).hasMessageContaining("nesting depth");
  }

  @Test
  void sourceMap_comesBackEqualAndIsReadStrictly() throws IrFormatException {
    Map<String, SourceMap.Place> nodes = new LinkedHashMap<>();
    nodes.put("n1", new SourceMap.Place("a.soma", 1, 2, 3, 4, "let a = 1"));
    SourceMap map = new SourceMap("sha256:" + "0".repeat(64), nodes);
    ObjectNode json = SourceMapCodec.write(map);

    assertThat(SourceMapCodec.read(json)).isEqualTo(map);
    for (String pointer : List.of("/program", "/nodes/n1/text", "/nodes/n1/endColumn")) {
      ObjectNode changed = json.deepCopy();
      Mutations.replace(changed, pointer, changed.nullNode());
      assertThatThrownBy(() -> SourceMapCodec.read(changed))
          .isInstanceOfSatisfying(
              IrFormatException.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
