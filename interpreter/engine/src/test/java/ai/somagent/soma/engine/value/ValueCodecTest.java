package ai.somagent.soma.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.somagent.soma.engine.value.Value.DoubleValue;
import ai.somagent.soma.engine.value.Value.DurationValue;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCodecTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeIr INT = scalar(ScalarKind.INT);
  private static final TypeIr DOUBLE = scalar(ScalarKind.DOUBLE);
  private static final TypeIr STRING = scalar(ScalarKind.STRING);
  private static final TypeIr JSON = scalar(ScalarKind.JSON);
  private static final TypeIr CODE =
      new ScalarTypeIr(ScalarKind.STRING, new LimitsIr(2.0, 4.0, "^[a-z]+$", null));
  private static final TypeIr SMALL =
      new ScalarTypeIr(ScalarKind.INT, new LimitsIr(0.0, 9.0, null, null));
  private static final TypeIr POINT = new NamedTypeIr("Point");
  private static final TypeIr SHAPE = new NamedTypeIr("Shape");
  private static final TypeIr COLOUR = new NamedTypeIr("Colour");
  private static final TypeIr TREE = new NamedTypeIr("Tree");

  private static final ValueCodec CODEC = new ValueCodec(program(Map.of("s1", CODE)));

  private static TypeIr scalar(ScalarKind kind) {
    return new ScalarTypeIr(kind, LimitsIr.NONE);
  }

  private static LimitsIr limits(@Nullable Double min, @Nullable Double max) {
    return new LimitsIr(min, max, null, null);
  }

  private static ProgramIr program(Map<String, TypeIr> slots) {
    FieldIr x = new FieldIr("x", INT, null);
    Map<String, TypeDefinitionIr> types =
        Map.of(
            "Point",
            new RecordIr(
                List.of(
                    x,
                    new FieldIr("y", INT, IntNode.valueOf(5)),
                    new FieldIr("note", new OptionalTypeIr(STRING), null))),
            "Colour",
            new EnumIr(List.of("red", "green")),
            "Shape",
            new UnionIr(
                List.of(
                    new CaseIr("dot", List.of()),
                    new CaseIr("circle", List.of(new FieldIr("radius", DOUBLE, null))))),
            "Tree",
            new RecordIr(
                List.of(new FieldIr("kids", new ListTypeIr(TREE, LimitsIr.NONE, false), null))));
    Map<String, SlotIr> typed = new java.util.LinkedHashMap<>();
    slots.forEach((id, type) -> typed.put(id, new SlotIr(id, type)));
    return new ProgramIr(
        new CapsuleIr("m", "c", "1.0.0", "low", "semi", Map.of(), List.of()),
        new BudgetIr(1, null, null, null),
        types,
        Map.of(),
        Map.of(),
        List.of(),
        null,
        typed,
        null,
        Map.of());
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static Value read(TypeIr type, String text) throws InvalidValueException {
    return CODEC.read(type, json(text));
  }

  /** Reads, writes, and expects the same text; gives the value. */
  private static Value roundTrip(TypeIr type, String text) throws InvalidValueException {
    Value value = read(type, text);
    assertThat(CODEC.write(type, value)).hasToString(json(text).toString());
    return value;
  }

  private static void refused(TypeIr type, String text, String pointer, String problem) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> read(type, text))
        .satisfies(e -> assertThat(e.pointer()).isEqualTo(pointer))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @CsvSource({
    "BOOL, true",
    "INT, -3",
    "INT, 9007199254740992",
    "INT, '''9007199254740993'''",
    "INT, '''-9223372036854775808'''",
    "DOUBLE, 1.5",
    "DOUBLE, -0.0",
    "STRING, '''a\\u0000é'''",
    "BYTES, '''AAH/'''",
    "DURATION, '''900s'''",
    "DURATION, '''-1.5s'''",
    "DURATION, '''0.000000001s'''",
    "TIMESTAMP, '''2026-01-02T03:04:05.120Z'''"
  })
  void scalarInCanonicalForm_roundTrips(ScalarKind kind, String text) throws InvalidValueException {
    roundTrip(scalar(kind), text);
  }

  @Test
  void otherFormsOfScalars_areReadAsTheSameValue() throws InvalidValueException {
    assertThat(read(INT, "3.0")).isEqualTo(new IntValue(3));
    assertThat(read(DOUBLE, "3")).isEqualTo(new DoubleValue(3));
    assertThat(read(scalar(ScalarKind.DURATION), "'1.50s'"))
        .isEqualTo(new DurationValue(Duration.ofMillis(1500)));
    assertThat(read(scalar(ScalarKind.TIMESTAMP), "'2026-01-02T05:04:05+02:00'"))
        .isEqualTo(read(scalar(ScalarKind.TIMESTAMP), "'2026-01-02T03:04:05Z'"));
  }

  @ParameterizedTest
  @CsvSource({
    "BOOL, 1",
    "BOOL, null",
    "INT, 1.5",
    "INT, '''5'''",
    "INT, 9223372036854775808",
    "INT, '''9223372036854775808'''",
    "INT, '''0x10'''",
    "DOUBLE, 1e999",
    "DOUBLE, '''1'''",
    "STRING, 1",
    "BYTES, '''AAH'''",
    "BYTES, '''A-_/'''",
    "DURATION, '''15m'''",
    "DURATION, '''999999999999s'''",
    "TIMESTAMP, '''2026-01-02'''",
    "TIMESTAMP, '''2026-02-30T00:00:00Z'''",
    "TIMESTAMP, '''2026-01-02T03:04:60Z'''"
  })
  void scalarOfAnotherForm_isRefused(ScalarKind kind, String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> read(scalar(kind), text))
        .withMessageStartingWith("expected ");
  }

  @Test
  void lengthOfText_isCountedInCodePoints() throws InvalidValueException {
    TypeIr two = new ScalarTypeIr(ScalarKind.STRING, limits(2.0, 2.0));

    assertThat(read(two, "'😀é'")).isEqualTo(new TextValue("😀é"));
    refused(two, "'😀'", "", "expected at least 2 code points, found 1");
    refused(two, "'abc'", "", "expected at most 2 code points, found 3");
  }

  @Test
  void pattern_mustMatchSomewhere() throws InvalidValueException {
    assertThat(read(CODE, "'abc'")).isEqualTo(new TextValue("abc"));
    refused(CODE, "'aB'", "", "expected text that matches `^[a-z]+$`");
  }

  @Test
  void patternThatExplodesElsewhere_isAnsweredAtOnce() throws InvalidValueException {
    TypeIr nasty =
        new ScalarTypeIr(ScalarKind.STRING, new LimitsIr(null, 60_000.0, "^(a+)+$", null));
    ValueCodec codec = new ValueCodec(program(Map.of("s1", nasty)));

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> codec.read(nasty, json("'" + "a".repeat(50_000) + "b'")));
  }

  @Test
  void patternThatIsNotRe2_isRefusedAtOnce() {
    TypeIr lookahead = new ScalarTypeIr(ScalarKind.STRING, new LimitsIr(null, null, "(?=a)", null));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ValueCodec(program(Map.of("s1", lookahead))))
        .withMessage("not an RE2 expression: (?=a)");
  }

  @Test
  void patternThatIsTooLarge_isRefusedBeforeItIsCompiled() {
    String bomb = "(((a{1000}){1000}){1000})";
    TypeIr large = new ScalarTypeIr(ScalarKind.STRING, new LimitsIr(null, null, bomb, null));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ValueCodec(program(Map.of("s1", large))))
        .withMessageStartingWith("a pattern is too large: it has more than 10,000 parts");
  }

  @Test
  void halfASurrogatePair_isRefused() {
    JsonNode half = JsonNodeFactory.instance.textNode("\ud83d");
    JsonNode key = JsonNodeFactory.instance.objectNode().set("\ud83d", half);

    for (TypeIr type : List.of(STRING, JSON)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> CODEC.read(type, half))
          .withMessage("expected text, found half of a surrogate pair");
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CODEC.read(JSON, key))
        .withMessageEndingWith("expected text, found half of a surrogate pair");
  }

  @Test
  void numberOutOfRange_isRefused() {
    refused(SMALL, "10", "", "expected at most 9, found 10");
    refused(SMALL, "-1", "", "expected at least 0, found -1");
  }

  @Test
  void typesWithoutMaximum_getOne() throws InvalidValueException {
    TypeIr ints = new ListTypeIr(INT, LimitsIr.NONE, false);
    String thousand = "1,".repeat(999) + "1";

    assertThat(read(ints, "[" + thousand + "]")).isInstanceOf(ListValue.class);
    refused(ints, "[1," + thousand + "]", "", "expected at most 1000 items, found 1001");
    refused(
        STRING,
        "'" + "é".repeat(32_769) + "'",
        "",
        "expected at most 65536 bytes of text, found 65538");
    refused(
        JSON,
        "'" + "x".repeat(262_143) + "'",
        "",
        "expected at most 262144 bytes of JSON, found 262145");
  }

  @Test
  void declaredMaximum_replacesTheImplicitOne() throws InvalidValueException {
    TypeIr many = new ListTypeIr(INT, limits(null, 2000.0), false);
    TypeIr wide = new ScalarTypeIr(ScalarKind.STRING, limits(null, 100_000.0));

    assertThat(read(many, "[" + "1,".repeat(1999) + "1]")).isInstanceOf(ListValue.class);
    assertThat(read(wide, "'" + "x".repeat(100_000) + "'")).isInstanceOf(TextValue.class);
  }

  @Test
  void uniqueList_refusesTheSecondEqualItem() throws InvalidValueException {
    TypeIr unique = new ListTypeIr(POINT, LimitsIr.NONE, true);

    read(unique, "[{'x': 1}, {'x': 2}]");
    refused(unique, "[{'x': 1, 'y': 5}, {'x': 1}]", "/1", "expected no item twice");
  }

  @Test
  void record_isClosedAndFilledWithDefaults() throws InvalidValueException {
    assertThat(read(POINT, "{'x': 1, 'note': null}"))
        .isEqualTo(new MapValue(Map.of("x", new IntValue(1), "y", new IntValue(5))));
    refused(POINT, "{'y': 1}", "/x", "the field is missing");
    refused(POINT, "{'x': null}", "/x", "the field is missing");
    refused(POINT, "{'x': 1, 'z/~': 1}", "/z~1~0", "no such field");
    refused(POINT, "[]", "", "expected an object, found a list");
  }

  @Test
  void recordThatIsWritten_isCheckedLikewise() throws InvalidValueException {
    MapValue point = new MapValue(Map.of("x", new IntValue(1), "note", NullValue.NULL));

    assertThat(CODEC.write(POINT, point)).hasToString("{\"x\":1,\"y\":5}");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(
            () -> CODEC.write(POINT, new MapValue(Map.of("x", new IntValue(1), "z", point))))
        .withMessage("`/z`: no such field");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CODEC.write(POINT, new MapValue(Map.of("x", new DoubleValue(1)))))
        .withMessage("`/x`: expected a value of type int, found a double value");
  }

  @Test
  void union_isToldByItsKind() throws InvalidValueException {
    roundTrip(SHAPE, "{'kind': 'dot'}");
    assertThat(roundTrip(SHAPE, "{'kind': 'circle', 'radius': 1.5}"))
        .isEqualTo(
            new MapValue(Map.of("kind", new TextValue("circle"), "radius", new DoubleValue(1.5))));
    refused(SHAPE, "{'kind': 'box'}", "/kind", "expected a case of Shape, one of [dot, circle]");
    refused(SHAPE, "{}", "/kind", "expected a case of Shape, one of [dot, circle]");
    refused(SHAPE, "{'kind': 'dot', 'radius': 1}", "/radius", "no such field");
    refused(SHAPE, "{'kind': 'circle'}", "/radius", "the field is missing");
  }

  @Test
  void enumCase_mustBeDeclared() throws InvalidValueException {
    roundTrip(COLOUR, "'red'");
    refused(COLOUR, "'blue'", "", "expected a Colour, one of [red, green], found a string");
  }

  @Test
  void mapKeys_mustBeCasesOfTheirEnum() throws InvalidValueException {
    TypeIr byColour = new MapTypeIr("Colour", INT, LimitsIr.NONE);

    roundTrip(byColour, "{'green': 1, 'red': 2}");
    refused(byColour, "{'blue': 1}", "/blue", "expected a key that is one of [red, green]");
    refused(
        new MapTypeIr(null, INT, limits(1.0, null)),
        "{}",
        "",
        "expected at least 1 entries, found 0");
  }

  @Test
  void optional_isTheValueOrNothing() throws InvalidValueException {
    TypeIr optional = new OptionalTypeIr(INT);

    assertThat(roundTrip(optional, "null")).isEqualTo(NullValue.NULL);
    assertThat(roundTrip(optional, "1")).isEqualTo(new IntValue(1));
  }

  @Test
  void fields_leaveOutWhatIsAbsentAndKeepJsonNull() throws InvalidValueException {
    List<FieldIr> fields =
        List.of(new FieldIr("a", new OptionalTypeIr(INT), null), new FieldIr("b", JSON, null));

    MapValue value = CODEC.readFields(fields, json("{'a': null, 'b': null}"));

    assertThat(value).isEqualTo(new MapValue(Map.of("b", NullValue.NULL)));
    assertThat(CODEC.writeFields(fields, value)).hasToString("{\"b\":null}");
  }

  @Test
  void json_roundTripsInOrder() throws InvalidValueException {
    roundTrip(JSON, "{'z': [1, 1.0, 'x', null, true], 'a': {}}");
    refused(JSON, "[1e999]", "/0", "expected a number that an int of 64 bits or a double can hold");
    refused(
        JSON,
        "[9223372036854775808]",
        "/0",
        "expected a number that an int of 64 bits or a double can hold");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 450})
  void deepNesting_isRefused(int depth) {
    String deep = "[".repeat(depth) + "1" + "]".repeat(depth);
    String tree = "{'kids': [".repeat(depth) + "]}".repeat(depth);

    refused(JSON, deep, "/0".repeat(101), "nests deeper than 100");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CODEC.read(TREE, MAPPER.readTree(tree.replace('\'', '"'))))
        .withMessageEndingWith("nests deeper than 100");
  }

  @Test
  void missingNode_isNothing() throws InvalidValueException {
    assertThat(CODEC.read(new OptionalTypeIr(INT), JsonNodeFactory.instance.missingNode()))
        .isEqualTo(NullValue.NULL);
  }
}
