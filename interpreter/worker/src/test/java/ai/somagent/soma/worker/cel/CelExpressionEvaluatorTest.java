package ai.somagent.soma.worker.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.BoolValue;
import ai.somagent.soma.engine.value.Value.BytesValue;
import ai.somagent.soma.engine.value.Value.DoubleValue;
import ai.somagent.soma.engine.value.Value.DurationValue;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelExpressionEvaluatorTest {
  private static final Value NULL = NullValue.NULL;

  private static TypeIr scalar(ScalarKind kind) {
    return new TypeIr.ScalarTypeIr(kind, LimitsIr.NONE);
  }

  private static TypeIr optional(TypeIr type) {
    return new TypeIr.OptionalTypeIr(type);
  }

  private static TypeIr list(TypeIr type) {
    return new TypeIr.ListTypeIr(type, LimitsIr.NONE, false);
  }

  private static ProgramIr program() {
    TypeIr text = scalar(ScalarKind.STRING);
    TypeIr note = new TypeIr.NamedTypeIr("t.Note");
    Map<String, SlotIr> slots = new LinkedHashMap<>();
    slots.put("maybe", new SlotIr("maybe", optional(text)));
    slots.put("maybes", new SlotIr("maybes", list(optional(text))));
    slots.put(
        "named", new SlotIr("named", new TypeIr.MapTypeIr(null, optional(text), LimitsIr.NONE)));
    slots.put("note", new SlotIr("note", note));
    slots.put("maybe_note", new SlotIr("maybe_note", optional(note)));
    slots.put("choice", new SlotIr("choice", new TypeIr.NamedTypeIr("t.Choice")));
    slots.put("any", new SlotIr("any", scalar(ScalarKind.JSON)));
    slots.put("error", new SlotIr("error", scalar(ScalarKind.JSON)));
    return new ProgramIr(
        new CapsuleIr("t", "t", "1.0.0", "low", "supervised", Map.of(), List.of()),
        new BudgetIr(1_000, null, null, null),
        Map.of(
            "t.Note",
            new TypeDefinitionIr.RecordIr(
                List.of(
                    new FieldIr("title", text, null),
                    new FieldIr("body", optional(text), null),
                    new FieldIr("parts", list(optional(text)), null))),
            "t.Choice",
            new TypeDefinitionIr.UnionIr(
                List.of(
                    new TypeDefinitionIr.CaseIr("yes", List.of(new FieldIr("note", note, null))),
                    new TypeDefinitionIr.CaseIr("no", List.of())))),
        Map.of(),
        Map.of(),
        List.of(new FieldIr("name", text, null), new FieldIr("nick", optional(text), null)),
        null,
        slots,
        null,
        Map.of());
  }

  private final CelExpressionEvaluator evaluator = new CelExpressionEvaluator(program(), 10_000);

  private Value evaluate(String cel, Map<String, Value> variables) throws EvaluationException {
    return evaluator.evaluate(
        new ExpressionIr(cel, variables.keySet().stream().sorted().toList()), variables);
  }

  private Value evaluate(String cel, String name, Value value) throws EvaluationException {
    return evaluate(cel, Map.of(name, value));
  }

  private Value evaluate(String cel) throws EvaluationException {
    return evaluate(cel, Map.of());
  }

  private static MapValue map(Object... entries) {
    Map<String, Value> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], (Value) entries[i + 1]);
    }
    return new MapValue(map);
  }

  private static ListValue items(Value... values) {
    return new ListValue(List.of(values));
  }

  private static TextValue text(String text) {
    return new TextValue(text);
  }

  @Test
  void scalars_goInAndComeOutUnchanged() throws EvaluationException {
    List<Value> values =
        List.of(
            new BoolValue(true),
            new IntValue(Long.MIN_VALUE),
            new DoubleValue(0.5),
            text("é"),
            new BytesValue("AP8="),
            new DurationValue(Duration.ofMillis(1_500)),
            new TimestampValue(Instant.parse("2026-01-02T03:04:05.678Z")),
            NULL);
    for (Value value : values) {
      assertThat(evaluate("any", "any", value)).isEqualTo(value);
      assertThat(evaluate("[any]", "any", value)).isEqualTo(items(value));
    }
  }

  @Test
  void scalars_haveTheirCelTypes() throws EvaluationException {
    assertThat(evaluate("any + 1", "any", new IntValue(2))).isEqualTo(new IntValue(3));
    assertThat(evaluate("any + 0.5", "any", new DoubleValue(2))).isEqualTo(new DoubleValue(2.5));
    assertThat(evaluate("any + b'\\x00'", "any", new BytesValue("/w==")))
        .isEqualTo(new BytesValue("/wA="));
    assertThat(evaluate("any + duration('1s')", "any", new DurationValue(Duration.ofSeconds(1))))
        .isEqualTo(new DurationValue(Duration.ofSeconds(2)));
    assertThat(
            evaluate("any + duration('1s')", "any", new TimestampValue(Instant.ofEpochSecond(0))))
        .isEqualTo(new TimestampValue(Instant.ofEpochSecond(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duration('0.25s') - duration('1s') == duration('-0.75s')",
        "duration('-1s') + duration('0.25s') == duration('-0.75s')",
        "(duration('1s') - duration('1.5s')) + duration('2s') == duration('1.5s')",
        "timestamp('2026-01-01T00:00:00.5Z') - timestamp('2026-01-01T00:00:02Z')"
            + " == duration('-1.5s')",
        "timestamp('2026-01-01T00:00:00Z') - duration('0.5s')"
            + " == timestamp('2025-12-31T23:59:59.5Z')",
        "[1] + [2] == [1, 2] && 'a' + 'b' == 'ab' && 3 - 5 == -2 && 0.5 - 1.0 == -0.5",
      })
  void sumsAndDifferences_mayBeNegativeWithAFraction(String cel) throws EvaluationException {
    assertThat(evaluate(cel)).isEqualTo(new BoolValue(true));
  }

  @Test
  void emptyOptionalSlot_isAnAbsentOptional() throws EvaluationException {
    assertThat(evaluate("maybe.hasValue()", "maybe", NULL)).isEqualTo(new BoolValue(false));
    assertThat(evaluate("maybe.orValue('x')", "maybe", NULL)).isEqualTo(text("x"));
    assertThat(evaluate("maybe", "maybe", NULL)).isEqualTo(NULL);
  }

  @Test
  void fullOptionalSlot_isAnOptionalOfItsValue() throws EvaluationException {
    assertThat(evaluate("maybe.value() + '!'", "maybe", text("a"))).isEqualTo(text("a!"));
    assertThat(evaluate("maybe", "maybe", text("a"))).isEqualTo(text("a"));
    assertThat(evaluate("maybe.optMap(m, m + m)", "maybe", text("a"))).isEqualTo(text("aa"));
  }

  @Test
  void optionalItems_areOptionalsToo() throws EvaluationException {
    ListValue list = items(text("a"), NULL);
    assertThat(evaluate("maybes.map(m, m.orValue('-'))", "maybes", list))
        .isEqualTo(items(text("a"), text("-")));
    assertThat(evaluate("maybes", "maybes", list)).isEqualTo(list);
    assertThat(evaluate("named['k'].hasValue()", "named", map("k", NULL)))
        .isEqualTo(new BoolValue(false));
  }

  @Test
  void optionalField_isThereOrNot() throws EvaluationException {
    MapValue without = map("title", text("t"), "parts", items());
    MapValue with = map("title", text("t"), "body", text("b"), "parts", items(NULL));
    assertThat(evaluate("note.?body.orValue('none')", "note", without)).isEqualTo(text("none"));
    assertThat(evaluate("note.?body.orValue('none')", "note", with)).isEqualTo(text("b"));
    assertThat(evaluate("note.parts[0].hasValue()", "note", with)).isEqualTo(new BoolValue(false));
    assertThat(evaluate("maybe_note.?body.orValue('none')", "maybe_note", with))
        .isEqualTo(text("b"));
    assertThat(evaluate("input.?nick.hasValue()", "input", map("name", text("n"))))
        .isEqualTo(new BoolValue(false));
  }

  @Test
  void builtRecord_leavesAbsentFieldsOut() throws EvaluationException {
    assertThat(evaluate("{'title': 'x', ?'body': maybe, ?'more': optional.of(1)}", "maybe", NULL))
        .isEqualTo(map("title", text("x"), "more", new IntValue(1)));
  }

  @Test
  void unionCase_isReadByItsKind() throws EvaluationException {
    MapValue yes = map("kind", text("yes"), "note", map("title", text("t"), "parts", items()));
    assertThat(evaluate("choice.kind == 'yes' ? choice.note.title : ''", "choice", yes))
        .isEqualTo(text("t"));
    assertThat(evaluate("choice.note.?body.hasValue()", "choice", yes))
        .isEqualTo(new BoolValue(false));
    assertThat(evaluate("choice", "choice", yes)).isEqualTo(yes);
  }

  @Test
  void caughtError_hasItsFieldsAndKind() throws EvaluationException {
    MapValue error = map("kind", text("t.Late"), "message", text("m"), "step", text("s"));
    assertThat(evaluate("error.kind + error.?by.orValue('?')", "error", error))
        .isEqualTo(text("t.Late?"));
  }

  @Test
  void nullInsideJson_isAbsentToReadersAndStillThere() throws EvaluationException {
    MapValue json = map("a", NULL, "b", items(NULL, new IntValue(1)));
    assertThat(evaluate("any.?a.hasValue()", "any", json)).isEqualTo(new BoolValue(false));
    assertThat(evaluate("any.b[1]", "any", json)).isEqualTo(new IntValue(1));
    assertThat(evaluate("any.?a.?deeper.orValue(7)", "any", json)).isEqualTo(new IntValue(7));
    assertThat(evaluate("any", "any", json)).isEqualTo(json);
    assertThat(evaluate("{'kept': any}", "any", json)).isEqualTo(map("kept", json));
    assertThat(evaluate("any.b", "any", json)).isEqualTo(items(NULL, new IntValue(1)));
  }

  @Test
  void maps_keepTheirOrder() throws EvaluationException {
    MapValue map = map("z", new IntValue(1), "a", new IntValue(2), "m", new IntValue(3));
    assertThat(evaluate("any.map(k, k)", "any", map))
        .isEqualTo(items(text("z"), text("a"), text("m")));
    Value built = evaluate("{'z': 1, 'a': 2, 'm': 3}");
    assertThat(((MapValue) built).entries().keySet()).containsExactly("z", "a", "m");
    Value transformed = evaluate("any.transformMap(k, v, v * 2)", "any", map);
    assertThat(((MapValue) transformed).entries().keySet()).containsExactly("z", "a", "m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a,b'.split(',').join('-') == 'a-b'",
        "'abc'.reverse() == 'cba' && [1, 2].reverse() == [2, 1]",
        "[3, 1, 2].sort() == [1, 2, 3]",
        "lists.range(3) == [0, 1, 2]",
        "[[1], [2]].flatten() == [1, 2]",
        "math.greatest(1, 3, 2) == 3",
        "sets.contains([1, 2], [2])",
        "base64.encode(b'hi') == 'aGk='",
        "string(duration('90s')) == '90s'",
        "{'a': 1}.all(k, v, v == 1)",
        "'abc'.matches('^a.c$')",
        "[1, 2, 3].exists_one(i, i > 2)",
      })
  void namedExtensions_areThere(String cel) throws EvaluationException {
    assertThat(evaluate(cel)).isEqualTo(new BoolValue(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 / 0                        | division by zero
          9223372036854775807 + 1      | the number is out of range
          duration('315576000000s') + duration('1s') | the number is out of range
          [1][3]                       | index 3 is outside the list
          {'a': 1}.b                   | there is no `b`
          int('x')                     | the text cannot be converted: For input string: "x"
          1 + 'a'                      | `+` does not take these values
          1 in 'a'                     | `in` does not take these values
          optional.none().value()      | an absent value was read
          1u                           | the result is not a value that can be kept
          {1: 2}                       | the keys of a map must be strings
          math.least([1].filter(i, i > 3)) | the list is empty
          [1, 2].slice(1, 9)           | the part to take is outside the list
          [1, 1].transformMapEntry(i, v, {string(v): i}) | an entry stands twice in a map
          """)
  void failure_isSaidInTheAuthorsTerms(String cel, String message) {
    assertThatThrownBy(() -> evaluate(cel))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(message);
  }

  @Test
  void muchWork_isStoppedByTheStepBudget() {
    String loops = "any.map(a, any.map(b, any.map(c, a + b + c)))";
    ListValue hundred = new ListValue(java.util.Collections.nCopies(100, new IntValue(1)));
    assertThatThrownBy(() -> evaluate(loops, "any", hundred))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the expression takes more work than one evaluation may");
  }

  @Test
  void stepBudget_isNotSwallowedByOr() {
    ListValue hundred = new ListValue(java.util.Collections.nCopies(100, new IntValue(1)));
    String swallowing = "any.map(a, any.map(b, any.map(c, c))).size() > 0 || true";
    assertThatThrownBy(() -> evaluate(swallowing, "any", hundred))
        .hasMessage("the expression takes more work than one evaluation may");
  }

  @Test
  void stepBudget_isExact() throws EvaluationException {
    ExpressionIr three = new ExpressionIr("1 + 2", List.of());
    assertThat(new CelExpressionEvaluator(program(), 3).evaluate(three, Map.of()))
        .isEqualTo(new IntValue(3));
    assertThatThrownBy(() -> new CelExpressionEvaluator(program(), 2).evaluate(three, Map.of()))
        .isInstanceOf(EvaluationException.class);
  }

  @Test
  void patternFromDataThatIsTooLarge_failsTheExpression() {
    String parts = "the pattern is too large: it has more than 10,000 parts";
    String depth = "the pattern is too large: its groups are nested more than 50 deep";
    Value bomb = text("(((a{1000}){1000}){1000})");
    Value deep = text("(".repeat(400) + ")".repeat(400));
    for (String call : List.of("'a'.matches(any)", "matches('a', any)")) {
      assertThatThrownBy(() -> evaluate(call, "any", bomb))
          .isInstanceOf(EvaluationException.class)
          .hasMessageStartingWith(parts);
      assertThatThrownBy(() -> evaluate(call, "any", deep))
          .isInstanceOf(EvaluationException.class)
          .hasMessage(depth);
    }
    assertThatThrownBy(() -> evaluate("'a'.matches('(((a{1000}){1000}){1000})')"))
        .hasMessageStartingWith(parts);
  }

  @Test
  void patternThatIsNoRe2_failsTheExpression() throws EvaluationException {
    assertThat(evaluate("matches('xaby', any)", "any", text("a.?y")))
        .isEqualTo(new BoolValue(true));
    assertThatThrownBy(() -> evaluate("'a'.matches(any)", "any", text("(")))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("error parsing regexp: missing closing ): `(`");
  }

  @Test
  void depthBeyondTheStack_failsTheExpression() {
    Map<String, Value> both = Map.of("any", nested(200_000), "error", nested(200_000));
    assertThatThrownBy(() -> evaluate("any == error", both))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the expression needs too much depth");
  }

  private static Value nested(int depth) {
    Value value = text("end");
    for (int i = 0; i < depth; i++) {
      value = items(value);
    }
    return value;
  }

  @Test
  void textThatIsNoCel_failsInsteadOfBreakingDown() {
    assertThatThrownBy(() -> evaluate("1 +"))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith("the expression cannot be read");
  }
}
