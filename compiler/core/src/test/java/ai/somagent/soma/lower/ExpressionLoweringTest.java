package ai.somagent.soma.lower;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.type.TypedModule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expressions, the CEL they become, and what cel-java makes of that. */
class ExpressionLoweringTest {
  private static final String DECLARATIONS =
      """
      enum Level { low, medium, high }
      type Name = string(max: 20)
      type Finding { level: Level, rule: string, place: string?, n: int = 3 }
      union Decision { approved(score: double) rejected(reason: string, by: string?) pending }
      type Odd { `content-type`: string, `in`: string? }
      type Input {
        path: string
        limit: int?
        tags: list<string>
        note: json
        f: Finding
        maybe_f: Finding?
        started: timestamp
      }
      let worst = Level.medium
      let far = 3
      function note_of(f: Finding) -> string = f.place != null ? "${f.place}: ${f.rule}" : f.rule
      function twice(s: string) -> string = s + s
      function padded(s: string, left: string = "<", right: string = ">") -> string =
        left + s + right
      function or_else(s: string?, other: string) -> string = s != null ? s : other
      function longest(ds: list<duration>) -> duration =
        ds.filter(s, ds.all(o, o <= s))[?0].orValue(0s)
      function locals(
        d: Decision, xs: list<Finding>, o: string?, nothing: string?, nums: map<string, int>,
        holes: list<string?>, gaps: map<string, int?>, k: int, e: Level, x: double,
        du: duration, odd: Odd,
        level_of: map<Level, int>, id: Name,
      ) -> int = 0
      """;

  private static final Map<String, Object> HIGH = ordered("level", "high", "rule", "r1", "n", 3L);
  private static final Map<String, Object> LOW =
      ordered("level", "low", "rule", "r2", "place", "p", "n", 4L);

  private static final Map<String, Object> VARIABLES =
      ordered(
          "s_d",
          ordered("kind", "rejected", "reason", "late"),
          "s_xs",
          List.of(HIGH, LOW),
          "s_o",
          Optional.of("opt"),
          "s_nothing",
          Optional.empty(),
          "s_nums",
          ordered("a", 1L),
          "s_holes",
          List.of(Optional.of("a"), Optional.empty()),
          "s_gaps",
          ordered("a", Optional.of(1L), "b", Optional.empty()),
          "s_k",
          5L,
          "s_e",
          "low",
          "s_x",
          2.5,
          "s_du",
          Duration.ofMinutes(3),
          "s_odd",
          ordered("content-type", "text"),
          "s_level_of",
          ordered("low", 7L),
          "s_id",
          "me",
          "input",
          ordered(
              "path",
              "/p",
              "tags",
              List.of("t1", "t2"),
              "note",
              ordered("a", ordered("b", "deep")),
              "f",
              HIGH,
              "started",
              Instant.EPOCH),
          "run",
          ordered(
              "id",
              "run-1",
              "tenant",
              "acme",
              "user",
              "ada",
              "started_at",
              Instant.EPOCH,
              "now",
              Instant.EPOCH.plusSeconds(60),
              "checkpoint",
              "begun",
              "spent",
              ordered("tokens", 5L, "usd", 0.5),
              "remaining",
              ordered("tokens", 95L, "usd", 1.5)));

  /** {@code value} is compared as text, which tells ints from doubles. */
  private record Row(String type, String expression, String cel, String value) {}

  private static Row row(String expression, String cel, String value) {
    return new Row("", expression, cel, value);
  }

  private static Row typed(String type, String expression, String cel, String value) {
    return new Row(type, expression, cel, value);
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Stream<DynamicTest> tests(Row... rows) {
    return Stream.of(rows).map(row -> DynamicTest.dynamicTest(row.expression(), () -> check(row)));
  }

  private static void check(Row row) {
    ExpressionIr lowered = CelRun.lower(DECLARATIONS, row.type(), row.expression());
    assertThat(lowered.cel()).isEqualTo(row.cel());
    Map<String, Object> read = new LinkedHashMap<>();
    lowered.reads().forEach(name -> read.put(name, VARIABLES.get(name)));
    assertThat(String.valueOf(CelRun.evaluate(lowered, read))).isEqualTo(row.value());
  }

  @TestFactory
  Stream<DynamicTest> literal_keepsItsValue() {
    return tests(
        row("-5", "-5", "-5"),
        row("-9223372036854775808", "-9223372036854775808", "-9223372036854775808"),
        row("0xff", "255", "255"),
        row("1_000", "1000", "1000"),
        row("1e3", "1000.0", "1000.0"),
        row("30s + 1m30s", "duration(\"30s\") + duration(\"90s\")", "PT2M"),
        row("250ms", "duration(\"0.250s\")", "PT0.25S"),
        row(
            "\"quote \\\" back \\\\ nl \\n dollar \\$ é 😀 \\u0007\"",
            "\"quote \\\" back \\\\ nl \\n dollar $ é 😀 \\u0007\"",
            "quote \" back \\ nl \n dollar $ é 😀 \u0007"),
        row("r\"^\\d+$\"", "\"^\\\\d+$\"", "^\\d+$"));
  }

  @TestFactory
  Stream<DynamicTest> operator_keepsItsGrouping() {
    return tests(
        row("1 + 2 * 3", "1 + 2 * 3", "7"),
        row("(1 + 2) * 3", "(1 + 2) * 3", "9"),
        row("1 - (2 - 3)", "1 - (2 - 3)", "2"),
        row("-(k)", "-s_k", "-5"),
        row("k / 2 - 3 % 2", "s_k / 2 - 3 % 2", "1"),
        row("!(k > 3) || k < 1 && true", "!(s_k > 3) || s_k < 1 && true", "false"),
        row("(k > 3 ? 1 : 2) + 1", "(s_k > 3 ? 1 : 2) + 1", "2"),
        row("k > 3 ? (k > 4 ? 1 : 2) : 3", "s_k > 3 ? (s_k > 4 ? 1 : 2) : 3", "1"),
        row("x * 2", "s_x * 2.0", "5.0"),
        row("x > 1", "s_x > 1.0", "true"),
        row("k > 1 ? 1 : 2.5", "s_k > 1 ? 1.0 : 2.5", "1.0"),
        row("\"t1\" in input.tags", "\"t1\" in input.tags", "true"),
        row("\"a\" in nums", "\"a\" in s_nums", "true"),
        typed("list<double>", "[1, -2, 2.5]", "[1.0, -2.0, 2.5]", "[1.0, -2.0, 2.5]"));
  }

  @TestFactory
  Stream<DynamicTest> interpolation_becomesAJoin() {
    return tests(
        row("\"${k}\"", "string(s_k)", "5"),
        row("\"${o.orValue(\"q\")}\"", "string(s_o.orValue(\"q\"))", "opt"),
        row(
            "\"n ${k} x ${x} e ${e} d ${du} b ${true} i ${id}\"",
            "\"n \" + string(s_k) + \" x \" + string(s_x) + \" e \" + s_e + \" d \" + string(s_du)"
                + " + \" b \" + string(true) + \" i \" + s_id",
            "n 5 x 2.5 e low d 180s b true i me"),
        row("\"${k > 3 ? \"a\" : \"b\"}!\"", "(s_k > 3 ? \"a\" : \"b\") + \"!\"", "a!"));
  }

  @Test
  void longInterpolation_keepsItsOrderWithinTheEvaluatorsDepth() {
    StringBuilder parts = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      parts.append("${k + ").append(i).append('}');
      expected.append(5 + i);
    }
    ExpressionIr lowered = CelRun.lower(DECLARATIONS, "", "\"" + parts + "\"");

    assertThat(CelRun.evaluate(lowered, Map.of("s_k", 5L))).isEqualTo(expected.toString());
  }

  @Test
  void longestChain_evaluates() {
    ExpressionIr alone = CelRun.lower(DECLARATIONS, "", "k" + " + k".repeat(199));
    String text = "\"" + "${k}".repeat(32) + "\"" + " + \"x\"".repeat(167);
    ExpressionIr afterParts = CelRun.lower(DECLARATIONS, "", text);

    assertThat(CelRun.evaluate(alone, Map.of("s_k", 5L))).isEqualTo(1_000L);
    assertThat(CelRun.evaluate(afterParts, Map.of("s_k", 5L)))
        .isEqualTo("5".repeat(32) + "x".repeat(167));
  }

  @Test
  void interpolationsInOneAnother_areRefusedBeforeTheEvaluatorWould() {
    StringBuilder constants = new StringBuilder("let c0 = \"x\"\n");
    for (int i = 1; i <= 10; i++) {
      constants.append("let c").append(i).append(" = \"${c").append(i - 1).append('}');
      constants.append("${far}".repeat(31)).append("\"\n");
    }

    assertThat(TypedModule.of(DECLARATIONS + constants, "c5").diagnostics())
        .extracting(d -> d.code().id())
        .containsExactly("E3032");
  }

  @TestFactory
  Stream<DynamicTest> record_isAMapWithoutAbsentFields() {
    return tests(
        row(
            "Finding(level: Level.high, rule: \"r\")",
            "{\"level\": \"high\", \"rule\": \"r\", \"n\": 3}",
            "{level=high, rule=r, n=3}"),
        row(
            "Finding(level: Level.high, rule: \"r\", place: o)",
            "{\"level\": \"high\", \"rule\": \"r\", ?\"place\": s_o, \"n\": 3}",
            "{level=high, rule=r, place=opt, n=3}"),
        row(
            "Finding(level: Level.high, rule: \"r\", place: nothing)",
            "{\"level\": \"high\", \"rule\": \"r\", ?\"place\": s_nothing, \"n\": 3}",
            "{level=high, rule=r, n=3}"),
        row(
            "Finding(level: Level.high, rule: \"r\", place: null)",
            "{\"level\": \"high\", \"rule\": \"r\", \"n\": 3}",
            "{level=high, rule=r, n=3}"),
        row(
            "Finding(level: Level.high, rule: \"r\", place: \"here\").place",
            "dyn({\"level\": \"high\", \"rule\": \"r\", \"place\": \"here\", \"n\": 3}).?place",
            "Optional[here]"),
        row(
            "xs[0].with(place: \"new\")",
            "{\"level\": s_xs[0].level, \"rule\": s_xs[0].rule, \"place\": \"new\","
                + " \"n\": s_xs[0].n}",
            "{level=high, rule=r1, place=new, n=3}"),
        row(
            "xs[1].with(place: null)",
            "{\"level\": s_xs[1].level, \"rule\": s_xs[1].rule, \"n\": s_xs[1].n}",
            "{level=low, rule=r2, n=4}"),
        row("odd.`content-type`", "s_odd[\"content-type\"]", "text"),
        row("odd.`in`", "s_odd[?\"in\"]", "Optional.empty"),
        row(
            "[Finding(level: Level.low, rule: \"x\", place: \"p\")] + xs",
            "[dyn({\"level\": \"low\", \"rule\": \"x\", \"place\": \"p\", \"n\": 3})] + s_xs",
            "[{level=low, rule=x, place=p, n=3}, {level=high, rule=r1, n=3},"
                + " {level=low, rule=r2, place=p, n=4}]"),
        row(
            "Finding(level: Level.high, rule: \"r1\") == xs[0]",
            "dyn({\"level\": \"high\", \"rule\": \"r1\", \"n\": 3}) == s_xs[0]",
            "true"));
  }

  @TestFactory
  Stream<DynamicTest> union_isAMapWithAKind() {
    return tests(
        row("Decision.pending", "{\"kind\": \"pending\"}", "{kind=pending}"),
        row(
            "k > 9 ? Decision.rejected(reason: \"a\") : Decision.pending",
            "s_k > 9 ? dyn({\"kind\": \"rejected\", \"reason\": \"a\"})"
                + " : dyn({\"kind\": \"pending\"})",
            "{kind=pending}"),
        row(
            "d is rejected && d.reason == \"late\"",
            "s_d.kind == \"rejected\" && s_d.reason == \"late\"",
            "true"),
        row(
            "!(d is rejected) || d.by == null",
            "!(s_d.kind == \"rejected\") || !s_d.?by.hasValue()",
            "true"),
        row(
            "d is rejected ? d.by.orValue(\"nobody\") : \"none\"",
            "s_d.kind == \"rejected\" ? s_d.?by.orValue(\"nobody\") : \"none\"",
            "nobody"));
  }

  @TestFactory
  Stream<DynamicTest> enum_isAStringWithAnOrder() {
    String order = "{\"low\": 0, \"medium\": 1, \"high\": 2}";
    return tests(
        row("worst", "\"medium\"", "medium"),
        row("e is low", "s_e == \"low\"", "true"),
        row("e < Level.high", order + "[s_e] < 2", "true"),
        row("worst >= e", "1 >= " + order + "[s_e]", "true"),
        row("e >= input.f.level", order + "[s_e] >= " + order + "[input.f.level]", "false"),
        row("string(e)", "string(s_e)", "low"),
        row("level_of[?e].orValue(0)", "s_level_of[?s_e].orValue(0)", "7"),
        typed("map<Level, int>", "{(Level.low): 1}", "{\"low\": 1}", "{low=1}"));
  }

  @TestFactory
  Stream<DynamicTest> absence_isAnOptional() {
    return tests(
        row("o != null ? o : \"none\"", "s_o.hasValue() ? s_o.value() : \"none\"", "opt"),
        row("nothing == null", "!s_nothing.hasValue()", "true"),
        row("o == null || o.size() > 2", "!s_o.hasValue() || s_o.value().size() > 2", "true"),
        row("o == \"opt\"", "s_o == optional.of(\"opt\")", "true"),
        row("nothing == o", "s_nothing == s_o", "false"),
        row("input.limit", "input.?limit", "Optional.empty"),
        row(
            "input.limit != null ? input.limit + 1 : 0",
            "input.?limit.hasValue() ? input.limit + 1 : 0",
            "0"),
        row("input.?limit.orValue(7)", "input.?limit.orValue(7)", "7"),
        row("input.maybe_f.?place.orValue(\"no\")", "input.?maybe_f.?place.orValue(\"no\")", "no"),
        row(
            "input.maybe_f.?place != null ? input.maybe_f.place : \"none\"",
            "input.?maybe_f.?place.hasValue() ? input.maybe_f.place : \"none\"",
            "none"),
        row("has(input.f.place)", "input.f.?place.hasValue()", "false"),
        row("xs[?5].?rule.orValue(\"none\")", "s_xs[?5].?rule.orValue(\"none\")", "none"),
        row("nums[?\"zz\"].orValue(0)", "s_nums[?\"zz\"].orValue(0)", "0"),
        row("o.or(nothing)", "s_o.or(s_nothing)", "Optional[opt]"),
        row("o.optMap(v, v + \"!\")", "s_o.optMap(_1, _1 + \"!\")", "Optional[opt!]"),
        row("o.optMap(v, xs[?0].?place)", "s_o.optFlatMap(_1, s_xs[?0].?place)", "Optional.empty"),
        row("[?o, ?nothing, \"x\"]", "[?s_o, ?s_nothing, \"x\"]", "[opt, x]"),
        row("{\"a\": 1, ?\"b\": nums[?\"zz\"]}", "{\"a\": 1, ?\"b\": s_nums[?\"zz\"]}", "{a=1}"),
        typed("string?", "\"x\"", "optional.of(\"x\")", "Optional[x]"),
        typed("string?", "null", "optional.none()", "Optional.empty"),
        typed(
            "string?",
            "k > 9 ? \"a\" : null",
            "s_k > 9 ? optional.of(\"a\") : optional.none()",
            "Optional.empty"));
  }

  @TestFactory
  Stream<DynamicTest> absentElement_keepsItsPlace() {
    return tests(
        row("holes[0]", "s_holes[0]", "Optional[a]"),
        row("holes[?1]", "s_holes[?1].optFlatMap(_1, _1)", "Optional.empty"),
        row("holes[?0].orValue(\"none\")", "s_holes[?0].optFlatMap(_1, _1).orValue(\"none\")", "a"),
        row("holes.first()", "s_holes.first().optFlatMap(_1, _1)", "Optional[a]"),
        row("gaps[\"b\"] == null", "!s_gaps[\"b\"].hasValue()", "true"),
        row("gaps[?\"zz\"]", "s_gaps[?\"zz\"].optFlatMap(_1, _1)", "Optional.empty"),
        row("holes.filter(h, h != null).size()", "s_holes.filter(_1, _1.hasValue()).size()", "1"),
        row("holes.map(h, h != null, h)", "s_holes.map(_1, _1.hasValue(), _1.value())", "[a]"),
        row("\"a\" in holes", "optional.of(\"a\") in s_holes", "true"),
        row("holes == holes", "s_holes == s_holes", "true"),
        row("holes.distinct().size()", "s_holes.distinct().size()", "2"),
        typed(
            "list<string?>",
            "holes + [null, \"x\", o]",
            "s_holes + [optional.none(), optional.of(\"x\"), s_o]",
            "[Optional[a], Optional.empty, Optional.empty, Optional[x], Optional[opt]]"),
        typed(
            "list<string?>",
            "xs.map(f, f.place)",
            "s_xs.map(_1, _1.?place)",
            "[Optional.empty, Optional[p]]"),
        typed(
            "map<string, int?>",
            "{\"a\": 1, \"b\": null, \"c\": input.limit}",
            "{\"a\": optional.of(1), \"b\": optional.none(), \"c\": input.?limit}",
            "{a=Optional[1], b=Optional.empty, c=Optional.empty}"));
  }

  @TestFactory
  Stream<DynamicTest> json_holdsAnything() {
    return tests(
        typed(
            "json",
            "{\"a\": 1, \"b\": \"x\", \"o\": o, \"no\": nothing, \"d\": d, \"f\": xs[0]}",
            "{\"a\": 1, \"b\": \"x\", ?\"o\": s_o, ?\"no\": s_nothing, \"d\": s_d, \"f\": s_xs[0]}",
            "{a=1, b=x, o=opt, d={kind=rejected, reason=late}, f={level=high, rule=r1, n=3}}"),
        typed("json", "[1, \"a\", o]", "[1, \"a\", s_o.orValue(null)]", "[1, a, opt]"),
        typed("json", "[?nothing, 1]", "[?s_nothing, 1]", "[1]"),
        typed("json", "k > 3 ? 1 : \"a\"", "s_k > 3 ? dyn(1) : dyn(\"a\")", "1"),
        row(
            "input.note.?a.?b == \"deep\"",
            "input.note.?a.?b.orValue(null) == dyn(\"deep\")",
            "true"),
        row("input.note.?zz == null", "!input.note.?zz.hasValue()", "true"),
        row("input.note == 5", "input.note == dyn(5)", "false"));
  }

  @TestFactory
  Stream<DynamicTest> macro_namesItsOwnVariables() {
    return tests(
        row(
            "xs.filter(f, f.level > worst).map(f, f.rule)",
            "s_xs.filter(_1, {\"low\": 0, \"medium\": 1, \"high\": 2}[_1.level] > 1)"
                + ".map(_2, _2.rule)",
            "[r1]"),
        row("xs.map(f, f.n > 3, f.rule)", "s_xs.map(_1, _1.n > 3, _1.rule)", "[r2]"),
        row(
            "xs.map(f, f.place != null, f.place)",
            "s_xs.map(_1, _1.?place.hasValue(), _1.place)",
            "[p]"),
        row("xs.all(i, f, i >= 0 && f.n > 0)", "s_xs.all(_1, _2, _1 >= 0 && _2.n > 0)", "true"),
        row("xs.exists_one(i, f, i == 0)", "s_xs.existsOne(_1, _2, _1 == 0)", "true"),
        row(
            "xs.transformList(i, f, \"${i}${f.rule}\")",
            "s_xs.transformList(_1, _2, string(_1) + _2.rule)",
            "[0r1, 1r2]"),
        row("nums.transformMap(k2, v, v + 1)", "s_nums.transformMap(_1, _2, _2 + 1)", "{a=2}"),
        row(
            "xs.transformMapEntry(i, f, {(f.rule): i})",
            "s_xs.transformMapEntry(_1, _2, {_2.rule: _1})",
            "{r1=0, r2=1}"),
        row(
            "xs.transformList(i, f, i > 0, f.rule)",
            "s_xs.transformList(_1, _2, _1 > 0, _2.rule)",
            "[r2]"),
        row("nums.exists(k2, v, v > 0)", "s_nums.exists(_1, _2, _2 > 0)", "true"),
        row("nums.filter(k2, k2 != \"b\")", "s_nums.filter(_1, _1 != \"b\")", "[a]"),
        row(
            "o.optFlatMap(v, xs[?0].?place)",
            "s_o.optFlatMap(_1, s_xs[?0].?place)",
            "Optional.empty"),
        row("xs.map(f, f.n).sortBy(n, -n)", "s_xs.map(_1, _1.n).sortBy(_2, -_2)", "[4, 3]"));
  }

  @TestFactory
  Stream<DynamicTest> function_isInlined() {
    return tests(
        row("far + 1", "3 + 1", "4"),
        row(
            "xs.map(f, note_of(f))",
            "s_xs.map(_1, _1.?place.hasValue() ? _1.place + \": \" + _1.rule : _1.rule)",
            "[r1, p: r2]"),
        row("padded(id, \"(\")", "\"(\" + s_id + \">\"", "(me>"),
        row("twice(id)", "s_id + s_id", "meme"),
        row("twice(\"a\" + \"b\")", "[\"a\" + \"b\"].map(_1, _1 + _1)[0]", "abab"),
        row(
            "twice(twice(id + \"!\"))",
            "[[s_id + \"!\"].map(_2, _2 + _2)[0]].map(_1, _1 + _1)[0]",
            "me!me!me!me!"),
        row(
            "or_else(nothing, \"x\") + or_else(\"y\", \"z\")",
            "(s_nothing.hasValue() ? s_nothing.value() : \"x\")"
                + " + ([optional.of(\"y\")].map(_1, _1.hasValue() ? _1.value() : \"z\")[0])",
            "xy"),
        row(
            "longest([1s, 3s, 2s])",
            "[[duration(\"1s\"), duration(\"3s\"), duration(\"2s\")]].map(_1, _1.filter(_2,"
                + " _1.all(_3, _3 <= _2))[?0].orValue(duration(\"0s\")))[0]",
            "PT3S"));
  }

  @TestFactory
  Stream<DynamicTest> libraryFunction_worksInCel() {
    return tests(
        row(
            "\"hello\".substring(1, 3).upperAscii()",
            "\"hello\".substring(1, 3).upperAscii()",
            "EL"),
        row("\"a,b\".split(\",\").join(\"; \")", "\"a,b\".split(\",\").join(\"; \")", "a; b"),
        row("\" x \".trim().size()", "\" x \".trim().size()", "1"),
        row("\"abc\".indexOf(\"c\")", "\"abc\".indexOf(\"c\")", "2"),
        row("\"a-b\".replace(\"-\", \"+\")", "\"a-b\".replace(\"-\", \"+\")", "a+b"),
        row("\"x1\".matches(r\"^x\\d$\")", "\"x1\".matches(\"^x\\\\d$\")", "true"),
        row("[3, 1, 2].sort()", "[3, 1, 2].sort()", "[1, 2, 3]"),
        row("[[1], [2]].flatten()", "[[1], [2]].flatten()", "[1, 2]"),
        row("[1, 2, 3].slice(0, 2)", "[1, 2, 3].slice(0, 2)", "[1, 2]"),
        row("[1, 1].distinct()", "[1, 1].distinct()", "[1]"),
        row("lists.range(3)", "lists.range(3)", "[0, 1, 2]"),
        row("math.greatest(1, 2, 3)", "math.greatest(1, 2, 3)", "3"),
        row("math.least([1.5, 2])", "math.least([1.5, 2.0])", "1.5"),
        row("math.abs(-3)", "math.abs(-3)", "3"),
        row("math.ceil(1.5)", "math.ceil(1.5)", "2.0"),
        row("sets.contains([1, 2], [1])", "sets.contains([1, 2], [1])", "true"),
        row("base64.encode(bytes(\"hi\"))", "base64.encode(bytes(\"hi\"))", "aGk="),
        row("int(\"5\") + int(2.7)", "int(\"5\") + int(2.7)", "7"),
        row("double(k) / 2", "double(s_k) / 2.0", "2.5"),
        row("duration(\"90s\") == 90s", "duration(\"90s\") == duration(\"90s\")", "true"),
        row("du.getSeconds()", "s_du.getSeconds()", "180"),
        row("size(\"abc\") + size([1])", "size(\"abc\") + size([1])", "4"));
  }

  @TestFactory
  Stream<DynamicTest> numberFunction_worksInCel() {
    return tests(
        row("math.sqrt(16)", "math.sqrt(16.0)", "4.0"),
        row("math.sqrt(k)", "math.sqrt(s_k)", "2.23606797749979"),
        row("math.sqrt(x)", "math.sqrt(s_x)", "1.5811388300841898"),
        row("math.bitAnd(6, 3)", "math.bitAnd(6, 3)", "2"),
        row("math.bitOr(6, 3)", "math.bitOr(6, 3)", "7"),
        row("math.bitXor(6, 3)", "math.bitXor(6, 3)", "5"),
        row("math.bitNot(1)", "math.bitNot(1)", "-2"),
        row("math.bitShiftLeft(1, 4)", "math.bitShiftLeft(1, 4)", "16"),
        row("math.bitShiftRight(16, 2)", "math.bitShiftRight(16, 2)", "4"),
        row("math.floor(1.5) + math.round(1.5)", "math.floor(1.5) + math.round(1.5)", "3.0"),
        row("math.trunc(-1.5)", "math.trunc(-1.5)", "-1.0"),
        row("math.sign(-3)", "math.sign(-3)", "-1"),
        row("math.isNaN(x) || math.isInf(x)", "math.isNaN(s_x) || math.isInf(s_x)", "false"),
        row("math.isFinite(x)", "math.isFinite(s_x)", "true"));
  }

  @TestFactory
  Stream<DynamicTest> textAndTimeFunction_worksInCel() {
    return tests(
        row("strings.quote(\"a\\\"b\")", "strings.quote(\"a\\\"b\")", "\"a\\\"b\""),
        row("matches(\"x1\", \"x.\")", "matches(\"x1\", \"x.\")", "true"),
        row("input.tags.first().orValue(\"\")", "input.tags.first().orValue(\"\")", "t1"),
        row("input.tags.last()", "input.tags.last()", "Optional[t2]"),
        row("\"abc\".charAt(1)", "\"abc\".charAt(1)", "b"),
        row("\"abca\".lastIndexOf(\"a\")", "\"abca\".lastIndexOf(\"a\")", "3"),
        row("\"abc\".contains(\"b\")", "\"abc\".contains(\"b\")", "true"),
        row("\"abc\".startsWith(\"a\")", "\"abc\".startsWith(\"a\")", "true"),
        row("\"abc\".endsWith(\"a\")", "\"abc\".endsWith(\"a\")", "false"),
        row("\"ABC\".lowerAscii()", "\"ABC\".lowerAscii()", "abc"),
        row("sets.equivalent([1, 2], [2, 1])", "sets.equivalent([1, 2], [2, 1])", "true"),
        row("sets.intersects([1], [2])", "sets.intersects([1], [2])", "false"),
        row("string(base64.decode(\"aGk=\"))", "string(base64.decode(\"aGk=\"))", "hi"),
        row("bool(\"true\")", "bool(\"true\")", "true"),
        row("int(input.started)", "int(input.started)", "0"),
        row("timestamp(60).getMinutes()", "timestamp(60).getMinutes()", "1"),
        row("input.started.getFullYear()", "input.started.getFullYear()", "1970"),
        row("input.started.getMonth()", "input.started.getMonth()", "0"),
        row("input.started.getDate()", "input.started.getDate()", "1"),
        row("input.started.getDayOfMonth()", "input.started.getDayOfMonth()", "0"),
        row("input.started.getDayOfWeek()", "input.started.getDayOfWeek()", "4"),
        row("input.started.getDayOfYear()", "input.started.getDayOfYear()", "0"),
        row(
            "input.started.getHours(\"Europe/Berlin\")",
            "input.started.getHours(\"Europe/Berlin\")",
            "1"),
        row("du.getMilliseconds()", "s_du.getMilliseconds()", "0"),
        row("bytes(\"hi\").size()", "bytes(\"hi\").size()", "2"),
        row("run.started_at + 1h", "run.started_at + duration(\"3600s\")", "1970-01-01T01:00:00Z"),
        row("run.started_at - input.started", "run.started_at - input.started", "PT0S"));
  }

  @TestFactory
  Stream<DynamicTest> runMember_isReadFromTheRun() {
    return tests(
        row("run.id + run.tenant + run.user", "run.id + run.tenant + run.user", "run-1acmeada"),
        row("run.now - run.started_at", "run.now - run.started_at", "PT1M"),
        row("run.checkpoint", "run.checkpoint", "begun"),
        row(
            "run.spent.tokens + run.remaining.tokens",
            "run.spent.tokens + run.remaining.tokens",
            "100"),
        row("run.spent.usd + run.remaining.usd", "run.spent.usd + run.remaining.usd", "2.0"),
        row(
            "run.uuid(\"order\", k, e, id)",
            "run.uuid(\"order\", [string(s_k), s_e, s_id])",
            "run-1/order[5, low, me]"),
        row("run.random(\"sample\") < 1", "run.random(\"sample\", []) < 1.0", "true"));
  }

  @Test
  void readNames_areSortedWithoutRepeats() {
    ExpressionIr lowered = CelRun.lower(DECLARATIONS, "", "\"${run.id}${k}${input.path}${k}${e}\"");

    assertThat(lowered.reads()).containsExactly("input", "run", "s_e", "s_k");
  }

  @Test
  void deepestAllowedExpressions_passTheParserOfCel() {
    List<String> deep = new ArrayList<>();
    deep.add("k" + " + 1".repeat(190));
    deep.add("k > 0 ? 1 : ".repeat(180) + "2");
    deep.add("!".repeat(190) + "true");
    deep.add("(1 + ".repeat(90) + "1" + ")".repeat(90));
    deep.add("[".repeat(90) + "1" + "]".repeat(90));
    for (String expression : deep) {
      ExpressionIr lowered = CelRun.lower(DECLARATIONS, "", expression);

      assertThat(CelRun.evaluate(lowered, VARIABLES)).isNotNull();
    }
  }
}
