package ai.somagent.soma.generate;

import ai.somagent.soma.generate.TypedScope.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a value of each kind may be written. {@code #KIND#} is another expression, {@code #bind
 * KIND#} a variable of a macro, which {@code #b0#} reads again. No form asks a variable itself
 * whether it is absent or of a case, since it would have a narrower type then.
 */
final class ExpressionForms {
  private ExpressionForms() {}

  /** Without parts. */
  static List<String> atoms(Kind kind) {
    return ATOMS.getOrDefault(kind, List.of());
  }

  /** With parts. */
  static List<String> forms(Kind kind) {
    return FORMS.getOrDefault(kind, List.of());
  }

  private static Map<Kind, List<String>> table(Function<Kind, List<String>> of) {
    Map<Kind, List<String>> table = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      table.put(kind, of.apply(kind));
    }
    return table;
  }

  private static List<String> atomsOf(Kind kind) {
    return switch (kind) {
      case INT -> List.of("1", "2", "40", "-3", "0x1f", "10_000", "few");
      case DOUBLE -> List.of("1.5", "0.25", "1e3", "-2.0");
      case TEXT -> List.of("\"a\"", "\"two words\"", "r\"\\d+\"", "run.id", "run.tenant");
      case BOOL -> List.of("true", "false");
      case DURATION -> List.of("30s", "1h30m", "250ms", "pause");
      case TIME -> List.of("run.started_at", "run.now", "timestamp(\"2026-01-01T00:00:00Z\")");
      case BYTES -> List.of("bytes(\"ab\")", "base64.decode(\"YWI=\")");
      case JSON -> List.of("boxed(1)");
      case LEVEL -> List.of("Level.low", "Level.medium", "Level.high");
      case KEY -> List.of("keyed(\"k\")");
      case ITEM -> List.of("Item(name: \"x\")");
      case ANSWER -> List.of("Answer.missing", "Answer.refused(why: \"no\")");
      case MAYBE_ITEM -> List.of("[Item(name: \"m\")][?0]", "[Item(name: \"m\")][?1]");
      case MAYBE_TEXT -> List.of("[\"m\"][?0]", "[\"m\"][?1]");
      case INTS -> List.of("[1, 2]", "[3]");
      case TEXTS -> List.of("[\"a\", \"b\"]", "[\"c\"]");
      case ITEMS -> List.of("[Item(name: \"i\")]");
      case COUNTS -> List.of("{\"a\": 1, \"b\": 2}");
      case RANKS -> List.of("ranked(1)");
    };
  }

  private static List<String> formsOf(Kind kind) {
    return switch (kind) {
      case INT -> INT;
      case DOUBLE -> DOUBLE;
      case TEXT -> TEXT;
      case BOOL -> BOOL;
      case DURATION ->
          List.of(
              "(#DURATION# + #DURATION#)",
              "(#DURATION# - #DURATION#)",
              "(#TIME# - #TIME#)",
              "(#BOOL# ? #DURATION# : #DURATION#)",
              "duration(\"90s\")");
      case TIME -> List.of("(#TIME# + #DURATION#)", "(#TIME# - #DURATION#)", "timestamp(#INT#)");
      case BYTES -> List.of("bytes(#TEXT#)", "(#BYTES# + #BYTES#)");
      case JSON -> List.of("boxed(#INT#)", "(#BOOL# ? #JSON# : #JSON#)");
      case LEVEL -> List.of("#ITEM#.level", "(#BOOL# ? #LEVEL# : #LEVEL#)");
      case KEY -> List.of("keyed(#KEY#)", "(#BOOL# ? #KEY# : #KEY#)");
      case ITEM -> ITEM;
      case ANSWER ->
          List.of(
              "Answer.found(item: #ITEM#)",
              "Answer.refused(why: #TEXT#, times: #INT#)",
              "same(#ANSWER#)",
              "(#BOOL# ? #ANSWER# : #ANSWER#)");
      case MAYBE_ITEM ->
          List.of(
              "#ITEMS#[?0]",
              "#ITEMS#.first()",
              "(#BOOL# ? #MAYBE_ITEM# : #MAYBE_ITEM#)",
              "(#BOOL# ? #ITEM# : null)",
              "#MAYBE_ITEM#.or(#MAYBE_ITEM#)",
              "#ITEMS#[?0].optFlatMap(#bind ITEM#, #ITEMS#[?1])");
      case MAYBE_TEXT ->
          List.of(
              "#TEXTS#[?0]",
              "#TEXTS#.last()",
              "#ITEM#.note",
              "#MAYBE_ITEM#.?name",
              "#ITEMS#[?1].optMap(#bind ITEM#, #TEXT#)");
      case INTS -> INTS;
      case TEXTS -> TEXTS;
      case ITEMS ->
          List.of(
              "[#ITEM#]",
              "[#ITEM#, ?#MAYBE_ITEM#]",
              "(#ITEMS# + #ITEMS#)",
              "#ITEMS#.filter(#bind ITEM#, #BOOL#)",
              "#ITEMS#.sortBy(#bind ITEM#, #b0#.size)",
              "#INTS#.map(#bind INT#, #ITEM#)");
      case COUNTS ->
          List.of(
              "{\"a\": #INT#}",
              "{\"a\": #INT#, ?\"b\": #MAYBE_ITEM#.?size}",
              "{\"a\": #INT#, (#KEY# + #TEXT#): #INT#}",
              "#COUNTS#.transformMap(#bind TEXT#, #bind INT#, #INT#)",
              "#ITEMS#.transformMapEntry(#bind INT#, #bind ITEM#, {(#b1#.name): #INT#})");
      case RANKS -> List.of("ranked(#INT#)", "(#BOOL# ? #RANKS# : #RANKS#)");
    };
  }

  private static final List<String> INT =
      List.of(
          "(#INT# + #INT#)",
          "(#INT# * 2 - #INT#)",
          "(#INT# / (#INT#))",
          "(#INT# % 7)",
          "-(#INT#)",
          "(#BOOL# ? #INT# : #INT#)",
          "#TEXT#.size()",
          "#BYTES#.size()",
          "#INTS#.size()",
          "#COUNTS#.size()",
          "#INTS#[?0].orValue(#INT#)",
          "#INTS#[0]",
          "#INTS#.first().orValue(#INT#)",
          "#COUNTS#[?\"a\"].orValue(#INT#)",
          "#COUNTS#[\"a\"]",
          "#RANKS#[?Level.low].orValue(#INT#)",
          "#ITEM#.size",
          "#MAYBE_ITEM#.?size.orValue(#INT#)",
          "#MAYBE_ITEM#.optMap(#bind ITEM#, #b0#.size).orValue(0)",
          "grown(#INT#, #ITEM#)",
          "sized(#ANSWER#)",
          "math.greatest(#INT#, #INT#, 3)",
          "math.least(#INTS#)",
          "math.abs(#INT#)",
          "math.sign(#INT#)",
          "math.bitAnd(#INT#, 7)",
          "math.bitOr(#INT#, 8)",
          "math.bitXor(#INT#, 5)",
          "math.bitNot(#INT#)",
          "math.bitShiftLeft(#INT#, 1)",
          "math.bitShiftRight(#INT#, 1)",
          "int(#DOUBLE#)",
          "int(#TIME#)",
          "int(\"12\")",
          "#TEXT#.indexOf(\"a\")",
          "#TEXT#.lastIndexOf(\"a\")",
          "#DURATION#.getSeconds()",
          "#DURATION#.getHours()",
          "#DURATION#.getMilliseconds()",
          "#TIME#.getFullYear()",
          "#TIME#.getMonth()",
          "#TIME#.getDate()",
          "#TIME#.getDayOfMonth()",
          "#TIME#.getDayOfWeek()",
          "#TIME#.getDayOfYear()",
          "#TIME#.getMinutes(\"Europe/Berlin\")",
          "run.spent.tokens",
          "run.remaining.tokens");

  private static final List<String> DOUBLE =
      List.of(
          "(#DOUBLE# + #DOUBLE#)",
          "(#DOUBLE# - 1)",
          "(#DOUBLE# * 0.5)",
          "(#DOUBLE# / (#DOUBLE#))",
          "-(#DOUBLE#)",
          "(#BOOL# ? #DOUBLE# : #DOUBLE#)",
          "double(#INT#)",
          "math.sqrt(#DOUBLE#)",
          "math.ceil(#DOUBLE#)",
          "math.floor(#DOUBLE#)",
          "math.round(#DOUBLE#)",
          "math.trunc(#DOUBLE#)",
          "math.greatest(#DOUBLE#, #DOUBLE#)",
          "run.random(\"r\", #TEXT#)",
          "run.spent.usd",
          "run.remaining.usd");

  private static final List<String> TEXT =
      List.of(
          "\"${#INT#} of ${#TEXT#}\"",
          "\"${#BOOL#} ${#DOUBLE#} ${#DURATION#} ${#TIME#} ${#LEVEL#}\"",
          "\"\"\"\n  ${#TEXT#}\n    more\n  \"\"\"",
          "(#TEXT# + #TEXT#)",
          "(#KEY# + #TEXT#)",
          "(#BOOL# ? #TEXT# : #TEXT#)",
          "#ITEM#.name",
          "#MAYBE_TEXT#.orValue(#TEXT#)",
          "#TEXT#.upperAscii()",
          "#TEXT#.lowerAscii()",
          "#TEXT#.trim()",
          "#TEXT#.reverse()",
          "#TEXT#.replace(\"a\", \"b\")",
          "#TEXT#.substring(0)",
          "#TEXT#.charAt(0)",
          "#TEXTS#.join(\", \")",
          "string(#INT#)",
          "string(#DOUBLE#)",
          "string(#BYTES#)",
          "string(#LEVEL#)",
          "string(#BOOL#)",
          "string(#TIME#)",
          "strings.quote(#TEXT#)",
          "base64.encode(#BYTES#)",
          "label(#ITEM#)",
          "label(#ITEM#, #INT#)",
          "run.uuid(\"u\", #TEXT#)",
          "run.user",
          "run.checkpoint");

  private static final List<String> BOOL =
      List.of(
          "(#BOOL# && #BOOL#)",
          "(#BOOL# || #BOOL#)",
          "!(#BOOL#)",
          "(#BOOL# ? #BOOL# : #BOOL#)",
          "(#INT# < #INT#)",
          "(#INT# <= #INT#)",
          "(#DOUBLE# > #DOUBLE#)",
          "(#TEXT# >= #TEXT#)",
          "(#LEVEL# >= Level.medium)",
          "(#DURATION# < #DURATION#)",
          "(#TIME# > #TIME#)",
          "(#ITEM# == #ITEM#)",
          "(#INTS# != #INTS#)",
          "(#ANSWER# == #ANSWER#)",
          "(#JSON# == #JSON#)",
          "(boxed(#INT#).?n == #JSON#)",
          "(#INT# in #INTS#)",
          "(#TEXT# in #COUNTS#)",
          "(same(#ANSWER#) is found)",
          "(#ITEMS#[?0] != null)",
          "(#TEXTS#[?3] == null)",
          "#ITEMS#[?0].hasValue()",
          "has(boxed(#INT#).a)",
          "#INTS#.exists(#bind INT#, #BOOL#)",
          "#INTS#.all(#bind INT#, #BOOL#)",
          "#ITEMS#.exists_one(#bind ITEM#, #BOOL#)",
          "#TEXTS#.all(#bind INT#, #bind TEXT#, #BOOL#)",
          "#COUNTS#.exists(#bind TEXT#, #bind INT#, #BOOL#)",
          "#TEXT#.contains(\"a\")",
          "#TEXT#.startsWith(\"a\")",
          "#TEXT#.endsWith(#TEXT#)",
          "#TEXT#.matches(\"^[a-z]+$\")",
          "sets.contains(#INTS#, #INTS#)",
          "sets.equivalent(#TEXTS#, #TEXTS#)",
          "sets.intersects(#INTS#, #INTS#)",
          "math.isNaN(#DOUBLE#)",
          "math.isInf(#DOUBLE#)",
          "math.isFinite(#DOUBLE#)",
          "bool(\"true\")");

  private static final List<String> ITEM =
      List.of(
          "Item(name: #TEXT#)",
          "Item(name: #TEXT#, size: #INT#, level: #LEVEL#, note: #MAYBE_TEXT#)",
          "#ITEM#.with(size: #INT#)",
          "#ITEM#.with(note: null, level: #LEVEL#)",
          "#MAYBE_ITEM#.orValue(#ITEM#)",
          "(#BOOL# ? #ITEM# : #ITEM#)",
          "#ITEMS#[0]");

  private static final List<String> INTS =
      List.of(
          "[#INT#, #INT#]",
          "[#INT#, ?#MAYBE_ITEM#.?size]",
          "(#INTS# + #INTS#)",
          "#INTS#.map(#bind INT#, #INT#)",
          "#INTS#.filter(#bind INT#, #BOOL#)",
          "#ITEMS#.map(#bind ITEM#, #b0#.size)",
          "#ITEMS#.map(#bind ITEM#, #BOOL#, #INT#)",
          "#INTS#.transformList(#bind INT#, #bind INT#, #INT#)",
          "#COUNTS#.map(#bind TEXT#, #INT#)",
          "#INTS#.distinct()",
          "#INTS#.sort()",
          "#INTS#.reverse()",
          "#INTS#.slice(0, 1)",
          "lists.range(3)",
          "[#INTS#, [4]].flatten()");

  private static final List<String> TEXTS =
      List.of(
          "[#TEXT#, #TEXT#]",
          "[\"a\", ?#MAYBE_TEXT#]",
          "(#TEXTS# + #TEXTS#)",
          "#TEXT#.split(\" \")",
          "#ITEMS#.map(#bind ITEM#, #b0#.name)",
          "#COUNTS#.map(#bind TEXT#, #b0#)",
          "#TEXTS#.sortBy(#bind TEXT#, #b0#.size())",
          "#TEXTS#.filter(#bind TEXT#, #BOOL#)");

  private static final Map<Kind, List<String>> ATOMS = table(ExpressionForms::atomsOf);
  private static final Map<Kind, List<String>> FORMS = table(ExpressionForms::formsOf);
}
