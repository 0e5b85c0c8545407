package ai.somagent.soma.lower;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.type.TypedModule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random well-typed expressions: what we accept, CEL's checker accepts and its runtime evaluates.
 */
class RandomExpressionTest {
  private static final int COUNT = Integer.getInteger("soma.expressions", 1_500);

  private static final String NEEDLESS = "E3027";

  private static final String DECLARATIONS =
      """
      enum Level { low, medium, high }
      type Item { name: string, level: Level, note: string?, size: int = 3 }
      union Verdict { good(item: Item) bad(why: string, by: string?) open }
      type Input { title: string, limit: int?, items: list<Item>, best: Item? }
      function label(item: Item, extra: string) -> string = "${item.name}${extra}${extra}"
      function locals(n: int, x: double, s: string, b: bool, o: string?, i: Item, v: Verdict,
        ns: list<int>, hs: list<string?>, m: map<string, int>, l: Level, d: duration) -> int = 0
      """;

  private static final Map<String, Object> ITEM =
      ordered("name", "bolt", "level", "medium", "size", 4L);

  private static final Map<String, Object> VARIABLES =
      ordered(
          "s_n",
          5L,
          "s_x",
          1.5,
          "s_s",
          "text",
          "s_b",
          true,
          "s_o",
          Optional.empty(),
          "s_i",
          ITEM,
          "s_v",
          ordered("kind", "bad", "why", "late"),
          "s_ns",
          List.of(1L, 2L),
          "s_hs",
          List.of(Optional.of("h"), Optional.empty()),
          "s_m",
          ordered("a", 1L),
          "s_l",
          "high",
          "s_d",
          Duration.ofSeconds(9),
          "input",
          ordered("title", "t", "items", List.of(ITEM)));

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  void acceptedExpression_isAcceptedByCelToo() {
    Random random = new Random(20_261_123);
    int evaluated = 0;
    int needless = 0;
    for (int i = 0; i < COUNT; i++) {
      String expression = new Generator(random).any();
      TypedModule module = TypedModule.of(DECLARATIONS, expression);
      if (module.messages().stream().anyMatch(m -> m.startsWith(NEEDLESS))) {
        needless++; // Refused: a test around it makes what may be absent certain.
        continue;
      }
      assertThat(module.messages()).as(expression).noneMatch(m -> m.startsWith("E"));
      ExpressionIr lowered =
          ExpressionLowering.lower(module.value(), symbol -> "s_" + symbol.name());
      Map<String, Object> read = new LinkedHashMap<>();
      lowered.reads().forEach(name -> read.put(name, VARIABLES.get(name)));
      evaluated += CelRun.evaluate(lowered, read) == null ? 0 : 1;
    }
    assertThat(evaluated).isEqualTo(COUNT - needless);
    assertThat(needless).isLessThanOrEqualTo(COUNT / 1_000);
  }

  /** Writes expressions of a wanted type. Avoids what may fail at run time, such as division. */
  private static final class Generator {
    private final Random random;
    private int variables;

    private Generator(Random random) {
      this.random = random;
    }

    private String pick(String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    private String any() {
      return switch (random.nextInt(9)) {
        case 0 -> number(4);
        case 1 -> real(4);
        case 2 -> text(4);
        case 3 -> truth(4);
        case 4 -> maybe(4);
        case 5 -> item(4);
        case 6 -> verdict(4);
        case 7 -> numbers(4);
        default -> items(4);
      };
    }

    private String number(int depth) {
      if (depth == 0) {
        return pick("n", "7", "-3", "i.size", "ns.size()", "m[\"a\"]");
      }
      int next = depth - 1;
      return switch (random.nextInt(10)) {
        case 7 -> pick("math.bitAnd(", "math.bitOr(", "math.bitXor(") + number(next) + ", n)";
        case 8 -> numbers(next) + pick(".first()", ".last()") + ".orValue(" + number(next) + ")";
        case 9 -> texts(next) + ".filter(h, h != null || " + truth(0) + ").size()";
        case 0 -> "(" + number(next) + pick(" + ", " - ") + number(next) + ")";
        case 1 -> "(" + truth(next) + " ? " + number(next) + " : " + number(next) + ")";
        case 2 -> items(next) + ".size()";
        case 3 -> "-(" + number(next) + ")";
        case 4 -> numbers(next) + "[?0].orValue(" + number(next) + ")";
        case 5 -> "math.greatest(" + number(next) + ", " + number(next) + ")";
        default -> "(input.limit != null ? input.limit : " + number(next) + ")";
      };
    }

    private String real(int depth) {
      if (depth == 0) {
        return pick("x", "1.5", "-2.0");
      }
      int next = depth - 1;
      return switch (random.nextInt(5)) {
        case 4 -> pick("math.sqrt(", "math.abs(", "math.ceil(", "math.sign(") + real(next) + ")";
        case 0 -> "(" + real(next) + pick(" + ", " * ", " / ") + real(next) + ")";
        case 1 -> "(" + real(next) + " - " + pick("1", "-2", "3") + ")";
        case 2 -> "double(" + number(next) + ")";
        default -> "(" + truth(next) + " ? " + real(next) + " : " + pick("1", "0.5") + ")";
      };
    }

    private String text(int depth) {
      if (depth == 0) {
        return pick("s", "\"a\"", "i.name", "input.title", "string(l)");
      }
      int next = depth - 1;
      return switch (random.nextInt(9)) {
        case 7 -> "strings.quote(" + text(next) + ")";
        case 8 -> text(next) + pick(".trim()", ".upperAscii()", ".reverse()");
        case 0 -> "\"${" + number(next) + "} and ${" + text(next) + "}${" + truth(next) + "}\"";
        case 1 -> "(" + text(next) + " + " + text(next) + ")";
        case 2 -> maybe(next) + ".orValue(" + text(next) + ")";
        case 3 -> "label(" + item(next) + ", " + text(next) + ")";
        case 4 -> "(v is bad && v.by != null ? v.by : " + text(next) + ")";
        case 5 -> "(" + truth(next) + " ? " + text(next) + " : " + text(next) + ")";
        default -> item(next) + ".name";
      };
    }

    private String truth(int depth) {
      if (depth == 0) {
        return pick("b", "true", "n > 3", "x <= 1", "l < Level.high", "v is bad", "o == null");
      }
      int next = depth - 1;
      return switch (random.nextInt(9)) {
        case 0 -> "(" + truth(next) + pick(" && ", " || ") + truth(next) + ")";
        case 1 -> "!" + truth(0).replaceFirst("(.*)", "($1)");
        case 2 -> "(" + number(next) + pick(" == ", " < ", " != ", " >= ") + number(next) + ")";
        case 3 -> "(" + maybe(next) + " == " + text(next) + ")";
        case 4 -> "(" + item(next) + " == " + item(next) + ")";
        case 5 -> "(" + number(next) + " in " + numbers(next) + ")";
        case 6 -> "(" + maybe(next) + pick(" == ", " != ") + "null)";
        case 7 -> exists(next);
        default -> "(" + item(next) + ".level >= " + pick("l", "Level.medium") + ")";
      };
    }

    private String exists(int depth) {
      String variable = variable();
      return items(depth)
          + pick(".exists(", ".all(")
          + variable
          + ", "
          + variable
          + ".note == null || "
          + truth(depth)
          + ")";
    }

    private String variable() {
      variables++;
      return "e" + variables;
    }

    private String maybe(int depth) {
      if (depth == 0) {
        return pick("o", "i.note", "input.best.?note", "input.best.?name");
      }
      int next = depth - 1;
      return switch (random.nextInt(6)) {
        case 4 -> texts(next) + pick("[?0]", "[?7]", ".first()", ".last()");
        case 5 -> pick("o", "i.note") + ".optFlatMap(t, t.size() > 1 ? t : null)";
        case 0 -> "(" + truth(next) + " ? " + text(next) + " : null)";
        case 1 -> "(" + truth(next) + " ? " + maybe(next) + " : " + text(next) + ")";
        case 2 -> items(next) + "[?0].?note";
        default -> maybe(next) + ".or(" + maybe(next) + ")";
      };
    }

    /** Of texts that may be absent. */
    private String texts(int depth) {
      return depth == 0
          ? "hs"
          : pick("(hs + ", "(" + texts(depth - 1) + " + ") + "[" + maybe(depth - 1) + ", null])";
    }

    private String item(int depth) {
      if (depth == 0) {
        return pick("i", "Item(name: s, level: l)", "input.items[0]");
      }
      int next = depth - 1;
      return switch (random.nextInt(4)) {
        case 0 -> "Item(name: " + text(next) + ", level: l, note: " + maybe(next) + ")";
        case 1 -> "(" + truth(next) + " ? " + item(next) + " : " + item(next) + ")";
        case 2 -> "i.with(size: " + number(next) + ", note: " + pick("null", "o", "s") + ")";
        default -> items(next) + "[?9].orValue(" + item(next) + ")";
      };
    }

    private String verdict(int depth) {
      if (depth == 0) {
        return pick("v", "Verdict.open", "Verdict.bad(why: s)");
      }
      int next = depth - 1;
      return switch (random.nextInt(3)) {
        case 0 -> "Verdict.good(item: " + item(next) + ")";
        case 1 -> "Verdict.bad(why: " + text(next) + ", by: " + maybe(next) + ")";
        default -> "(" + truth(next) + " ? " + verdict(next) + " : " + verdict(next) + ")";
      };
    }

    private String numbers(int depth) {
      if (depth == 0) {
        return pick("ns", "[1, 2]", "[n]");
      }
      int next = depth - 1;
      String variable = variable();
      return switch (random.nextInt(4)) {
        case 0 -> "[" + number(next) + ", ?" + "input.limit]";
        case 1 -> "(" + numbers(next) + " + " + numbers(next) + ")";
        case 2 -> items(next) + ".map(" + variable + ", " + variable + ".size)";
        default ->
            numbers(next) + ".filter(" + variable + ", " + variable + " > " + number(0) + ")";
      };
    }

    private String items(int depth) {
      if (depth == 0) {
        return pick("input.items", "[i]", "[Item(name: s, level: Level.low, note: \"x\")]");
      }
      int next = depth - 1;
      String variable = variable();
      return switch (random.nextInt(3)) {
        case 0 -> "[" + item(next) + ", " + item(next) + "]";
        case 1 -> "(" + items(next) + " + " + items(next) + ")";
        default ->
            items(next)
                + ".filter("
                + variable
                + ", "
                + variable
                + ".level > Level.low && "
                + truth(next)
                + ")";
      };
    }
  }
}
