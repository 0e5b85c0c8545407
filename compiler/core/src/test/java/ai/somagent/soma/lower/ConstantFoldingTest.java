package ai.somagent.soma.lower;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.type.ConstantFolder;
import ai.somagent.soma.type.TypedModule;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random constant expressions: what the compiler works out is what CEL's runtime gives. */
class ConstantFoldingTest {
  private static final int COUNT = 600;

  /** The others divide by zero or overflow, or do where a run would not look. */
  private static final int KNOWN = 554;

  private static final String DECLARATIONS =
      """
      enum Level { low, high }
      let three = 3
      let half = 0.5
      """;

  @Test
  void constant_isWhatTheRuntimeGives() {
    Random random = new Random(20_261_124);
    int known = 0;
    for (int i = 0; i < COUNT; i++) {
      String expression = new Constants(random).any(3);
      TypedModule module = TypedModule.of(DECLARATIONS, expression);
      assertThat(module.messages()).as(expression).noneMatch(m -> m.startsWith("E"));
      ExpressionIr lowered = ExpressionLowering.lower(module.value(), symbol -> symbol.name());
      Object folded = ConstantFolder.fold(module.value());
      if (folded != null) {
        known++;
        assertThat(CelRun.evaluate(lowered, Map.of())).as(expression).isEqualTo(folded);
      }
    }
    assertThat(known).isEqualTo(KNOWN);
  }

  @Test
  void equalConstants_compareAsTheRuntimeSays() {
    for (String value : List.of("7", "0.5", "90s")) {
      for (String operator : List.of("==", "!=", "<", "<=", ">", ">=")) {
        String expression = "(" + value + " " + operator + " " + value + ")";
        TypedModule module = TypedModule.of(DECLARATIONS, expression);
        ExpressionIr lowered = ExpressionLowering.lower(module.value(), symbol -> symbol.name());
        Object folded = ConstantFolder.fold(module.value());
        assertThat(folded).as(expression).isNotNull().isEqualTo(CelRun.evaluate(lowered, Map.of()));
      }
    }
  }

  /** Writes constants of a kind. */
  private record Constants(Random random) {
    private String pick(String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    private String any(int depth) {
      return switch (random.nextInt(5)) {
        case 0 -> whole(depth);
        case 1 -> real(depth);
        case 2 -> time(depth);
        case 3 -> text(depth);
        default -> truth(depth);
      };
    }

    private String two(String left, String operator, String right) {
      return "(" + left + " " + operator + " " + right + ")";
    }

    private String choice(int depth, String then, String otherwise) {
      return "(" + truth(depth) + " ? " + then + " : " + otherwise + ")";
    }

    private String whole(int depth) {
      if (depth == 0) {
        return pick("0", "1", "2", "7", "-3", "three", "9223372036854775807");
      }
      int next = depth - 1;
      return switch (random.nextInt(4)) {
        case 0 -> "-(" + whole(next) + ")";
        case 1 -> choice(next, whole(next), whole(next));
        default -> two(whole(next), pick("+", "-", "*", "/", "%"), whole(next));
      };
    }

    private String real(int depth) {
      if (depth == 0) {
        return pick("1.5", "-2.0", "0.25", "half", "double(three)");
      }
      int next = depth - 1;
      return switch (random.nextInt(4)) {
        case 0 -> "-(" + real(next) + ")";
        case 1 -> choice(next, real(next), real(next));
        default -> two(real(next), pick("+", "-", "*", "/"), real(0));
      };
    }

    /** Never negative with a fraction: cel-java refuses what such a difference is. */
    private String time(int depth) {
      if (depth == 0) {
        return pick("1s", "90s", "2m", "250ms", "duration(\"1h\")", "(1s + 2m)");
      }
      int next = depth - 1;
      return random.nextBoolean()
          ? two(time(next), "+", time(next))
          : two("(9h + " + time(next) + ")", "-", time(0));
    }

    private String text(int depth) {
      if (depth == 0) {
        return pick("\"\"", "\"a\"", "\"bolt\"");
      }
      int next = depth - 1;
      return switch (random.nextInt(4)) {
        case 0 -> "\"${" + whole(0) + "}-${" + text(next) + "}${Level.high}${" + truth(0) + "}\"";
        case 1 -> choice(next, text(next), text(next));
        case 2 -> "string(" + pick(whole(0), truth(0), text(0)) + ")";
        default -> two(text(next), "+", text(next));
      };
    }

    private String truth(int depth) {
      if (depth == 0) {
        return pick("true", "false");
      }
      int next = depth - 1;
      String compared = pick("<", "<=", ">", ">=", "==", "!=");
      return switch (random.nextInt(6)) {
        case 0 -> "!" + two(truth(next), pick("&&", "||"), truth(next));
        case 1 -> two(truth(next), pick("&&", "||"), truth(next));
        case 2 -> two(whole(next), compared, whole(next));
        case 3 -> two(real(next), compared, real(next));
        case 4 -> two(time(next), compared, time(next));
        default -> two(text(next), pick("==", "!="), text(next));
      };
    }
  }
}
