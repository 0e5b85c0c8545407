package ai.somagent.soma.ir.schema;

import static ai.somagent.soma.ir.sample.SampleTypes.field;
import static ai.somagent.soma.ir.sample.SampleTypes.optional;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.codec.TypeSchemas;
import ai.somagent.soma.ir.sample.ProgramBuilder;
import ai.somagent.soma.ir.sample.SamplePrograms;
import ai.somagent.soma.ir.sample.SampleTypes;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Emitted schemas judged by a real validator. */
class TypeSchemasTest {
  private static final String PAGE =
      """
      {"url": "https://a.example/x", "size": 3, "ratio": 0.25, "hash": "AAAA",
       "seen": "2026-01-02T03:04:05Z", "written": "2026-01-02T03:04:05Z", "age": "900s",
       "extra": [null, {"a": 1}], "parent": null, "level": "low"}
      """;

  @Test
  void schemasOfSamplePrograms_areValidSchemas() {
    ProgramIr program = SamplePrograms.everything();
    List<ObjectNode> schemas = new ArrayList<>();
    schemas.add(TypeSchemas.input(program));
    schemas.add(Objects.requireNonNull(TypeSchemas.output(program)));
    program.tools().values().forEach(tool -> schemas.add(TypeSchemas.parameters(program, tool)));

    assertThat(schemas)
        .allSatisfy(schema -> assertThat(SchemaChecks.judgeSchema(schema.toString())).isEmpty());
    assertThat(TypeSchemas.output(SamplePrograms.empty())).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {'urls': ['a', 'b'], 'weights': {'low': 0.5}, 'strict': true}",
        "true  | {'urls': ['a'], 'weights': {}, 'strict': true, 'note': null}",
        "true  | {'urls': ['a'], 'weights': {}, 'strict': true, 'note': 'x'}",
        "false | {'urls': ['a'], 'weights': {}}",
        "false | {'urls': ['a'], 'weights': {}, 'strict': null}",
        "false | {'urls': ['a'], 'weights': {}, 'strict': true, 'extra': 1}",
        "false | {'urls': [], 'weights': {}, 'strict': true}",
        "false | {'urls': ['a', 'a'], 'weights': {}, 'strict': true}",
        "false | {'urls': ['a'], 'weights': {'medium': 0.5}, 'strict': true}",
        "false | {'urls': ['a'], 'weights': {'low': 'x'}, 'strict': true}",
        "false | []",
      })
  void input_isJudgedLikeItsType(boolean accepted, String json) {
    Schema schema = schema(TypeSchemas.input(SamplePrograms.everything()));

    assertThat(SchemaChecks.errors(schema, json.replace('\'', '"')).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {'kind': 'skipped'}",
        "true  | {'kind': 'rejected', 'reason': 'late'}",
        "true  | {'kind': 'accepted', 'pages': [PAGE]}",
        "false | {'kind': 'unheard'}",
        "false | {'kind': 'skipped', 'reason': 'late'}",
        "false | {'kind': 'rejected'}",
        "false | 'skipped'",
      })
  void output_isJudgedLikeItsType(boolean accepted, String json) {
    ObjectNode output = Objects.requireNonNull(TypeSchemas.output(SamplePrograms.everything()));
    String text = json.replace('\'', '"').replace("PAGE", PAGE);

    assertThat(SchemaChecks.errors(schema(output), text).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'url': 'https://a.example/x' | 'url': 'http://a.example/x'",
        "'size': 3 | 'size': 3.5",
        "'size': 3 | 'size': 1000001",
        "'ratio': 0.25 | 'ratio': 0.75",
        "'hash': 'AAAA' | 'hash': 'A A'",
        "'seen': '2026-01-02T03:04:05Z' | 'seen': 'yesterday'",
        "'age': '900s' | 'age': 'PT15M'",
        "'parent': null | 'parent': {}",
        "'level': 'low' | 'level': 'medium'",
      })
  void record_isJudgedFieldByField(String good, String bad) {
    ObjectNode output = Objects.requireNonNull(TypeSchemas.output(SamplePrograms.everything()));
    String accepted = "{\"kind\": \"accepted\", \"pages\": [" + PAGE + "]}";
    String refused = accepted.replace(good.replace('\'', '"'), bad.replace('\'', '"'));

    assertThat(refused).isNotEqualTo(accepted);
    assertThat(SchemaChecks.errors(schema(output), accepted)).isEmpty();
    assertThat(SchemaChecks.errors(schema(output), refused)).isNotEmpty();
  }

  @Test
  void everyType_comesBackFromItsSchemaAndNoTwoShareOne() throws IrFormatException {
    List<TypeIr> types = types();
    List<ObjectNode> schemas = new ArrayList<>();
    for (TypeIr type : types) {
      ObjectNode schema = IrCodec.write(type);
      assertThat(IrCodec.readType(schema)).isEqualTo(type);
      assertThat(schemas).doesNotContain(schema);
      schemas.add(schema);
    }
    assertThat(schemas).hasSizeGreaterThan(80);
  }

  private static List<TypeIr> types() {
    List<TypeIr> types = new ArrayList<>();
    for (ScalarKind kind : ScalarKind.values()) {
      types.add(SampleTypes.scalar(kind));
    }
    for (ScalarKind kind : List.of(ScalarKind.INT, ScalarKind.DOUBLE, ScalarKind.BYTES)) {
      types.add(SampleTypes.scalar(kind, 1, 2));
    }
    types.add(SampleTypes.scalar(ScalarKind.JSON, 0, 9));
    types.add(SampleTypes.scalar(ScalarKind.INT, -0x1p63, 0x1p62));
    for (String format : List.of("email", "date-time", "duration-seconds", "int64")) {
      types.add(
          new ScalarTypeIr(ScalarKind.STRING, new LimitsIr(null, null, "^-?(0|[1-9])", format)));
    }
    for (TypeIr scalar : List.copyOf(types)) {
      types.add(new ListTypeIr(scalar, new LimitsIr(1.0, null, null, null), true));
      types.add(new MapTypeIr("a.Key", scalar, new LimitsIr(null, 3.0, null, null)));
      types.add(SampleTypes.listOf(optional(scalar)));
      types.add(optional(SampleTypes.mapOf(scalar)));
    }
    types.add(SampleTypes.named("a.b.C"));
    return types;
  }

  @Test
  void inputOfOneOptionalField_acceptsAbsence() {
    ProgramIr program = new ProgramBuilder().input(field("a", optional(SampleTypes.INT))).build();
    Schema schema = schema(TypeSchemas.input(program));

    assertThat(SchemaChecks.errors(schema, "{}")).isEmpty();
    assertThat(SchemaChecks.errors(schema, "{\"a\": null}")).isEmpty();
    assertThat(SchemaChecks.errors(schema, "{\"a\": \"1\"}")).isNotEmpty();
  }

  private static Schema schema(ObjectNode json) {
    return SchemaChecks.of(json.toString());
  }
}
