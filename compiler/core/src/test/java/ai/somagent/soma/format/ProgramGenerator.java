package ai.somagent.soma.format;

import java.util.List;
import java.util.function.Supplier;

/**
 * Random whole files that use every construct of the language; the same seed gives the same file.
 */
public final class ProgramGenerator extends ExpressionGenerator {
  ProgramGenerator(long seed) {
    super(seed);
  }

  public static String file(long seed) {
    ProgramGenerator generator = new ProgramGenerator(seed);
    String imports = String.join("", generator.some(0, 3, generator::importText));
    String body = String.join("", generator.some(1, 5, () -> generator.declaration() + "\n"));
    return "module " + generator.path() + "\n" + imports + body;
  }

  private String importText() {
    String version = maybe(0.3, () -> " version \"^1\"");
    return switch (random.nextInt(3)) {
      case 0 -> "import openapi \"a.json\" as " + name() + "\n";
      case 1 -> "import m." + word() + version + " as " + name() + "\n";
      default -> "import m." + word() + version + list(" {", some(1, 9, this::word), "}") + "\n";
    };
  }

  private String lines(int least, int most, Supplier<String> item) {
    return "{\n" + String.join(gap() + "\n", some(least, most, item)) + "\n}";
  }

  private String parameters() {
    return list("(", some(0, 3, this::field), ")");
  }

  private String bindings() {
    return list("(", some(0, 3, () -> name() + ": " + type(1)), ")");
  }

  private String result() {
    return maybe(0.5, () -> " -> " + type(1));
  }

  private String settings() {
    return "{ " + String.join(comma(), some(1, 3, this::setting)) + "}";
  }

  private String declaration() {
    return switch (random.nextInt(15)) {
      case 0 -> "type " + upper() + " = " + type(2);
      case 1 -> "type " + upper() + lines(1, 5, this::field);
      case 2 -> "enum " + upper() + list("{", some(1, 5, this::word), "}");
      case 3 -> "union " + upper() + lines(1, 3, () -> word() + maybe(0.7, this::parameters));
      case 4 -> "error " + upper() + maybe(0.6, this::parameters);
      case 5 -> "topic " + word() + parameters() + maybe(0.5, this::settings);
      case 6 -> "function " + name() + bindings() + " -> " + type(1) + " = " + expression(4);
      case 7 -> "let " + name() + maybe(0.3, () -> ": " + type(1)) + " = " + expression(3);
      case 8 -> tool();
      case 9 -> "persona " + word() + " version \"1\" " + lines(1, 4, this::setting);
      case 10 -> "policy " + word() + " version \"1\" " + lines(0, 3, this::rule);
      case 11 -> "task " + word() + bindings() + result() + block(3);
      case 12 -> "test \"t\" of " + path() + lines(1, 5, this::testItem);
      case 13 -> plan();
      default -> capsule();
    };
  }

  private String tool() {
    return "tool "
        + word()
        + maybe(0.5, () -> " version \"1\"")
        + maybe(0.5, () -> " via http \"https://x\"")
        + lines(
            1,
            5,
            () ->
                chance(0.3)
                    ? setting()
                    : "action " + word() + parameters() + result() + maybe(0.6, this::settings));
  }

  private String rule() {
    return chance(0.5)
        ? "gate when " + expression(2) + " with approve" + arguments(1) + clauses(1)
        : pick(List.of("deny", "warn")) + " when " + expression(3) + gap() + "because \"no\"";
  }

  private String testItem() {
    return switch (random.nextInt(6)) {
      case 0 -> "input" + arguments(2);
      case 1 -> "given recorded \"r.jsonl\"";
      case 2 -> "expect " + expression(3);
      case 3 -> "at 2h send " + path() + arguments(1);
      case 4 -> "at " + duration() + pick(List.of(" approve", " reject")) + arguments(1);
      default ->
          "given "
              + pick(List.of("call ", "run ", "ask "))
              + path()
              + maybe(0.3, () -> " where " + expression(1))
              + pick(List.of(" returns ", " fails "))
              + expression(1);
    };
  }

  private String capsule() {
    return "capsule " + word() + " version \"1\" " + lines(1, 8, this::member);
  }

  private String member() {
    return switch (random.nextInt(11)) {
      case 0 -> setting();
      case 1 -> "budget" + arguments(1);
      case 2 -> "input " + lines(1, 4, this::field);
      case 3 -> "output " + any(() -> type(1), () -> lines(1, 3, this::field));
      case 4 -> "var " + name() + " = " + expression(1);
      case 5 ->
          "signal "
              + word()
              + maybe(0.5, this::bindings)
              + maybe(0.3, () -> " from " + path() + arguments(1))
              + maybe(0.3, () -> " max " + number())
              + maybe(0.4, () -> block(1));
      case 6 -> "update " + word() + bindings() + result() + block(1);
      case 7 -> "query " + word() + ": " + type(1) + " = " + expression(1);
      case 8 -> "trigger schedule" + arguments(1) + " run" + arguments(1);
      case 9 ->
          "trigger event "
              + path()
              + " as "
              + name()
              + maybe(0.5, () -> " where " + expression(1))
              + " run"
              + arguments(1);
      default -> "steps " + block(4);
    };
  }

  private String plan() {
    return "plan " + word() + " version \"1\" " + lines(1, 8, this::planMember);
  }

  private String planMember() {
    String head =
        name()
            + maybe(0.4, () -> " after " + String.join(comma(), some(1, 3, this::name)))
            + maybe(0.3, () -> " when " + expression(1));
    return switch (random.nextInt(6)) {
      case 0 -> setting();
      case 1 -> "budget" + arguments(1);
      case 2 -> "input " + lines(1, 3, this::field);
      case 3 -> pick(List.of("provision", "sync", "improve")) + block(2);
      case 4 -> "deploy " + head + block(2);
      default -> pick(List.of("deliverable ", "milestone ")) + head + lines(0, 5, this::nodeItem);
    };
  }

  private String nodeItem() {
    return switch (random.nextInt(5)) {
      case 0 -> setting();
      case 1 -> "let " + name() + " = " + value(1);
      case 2 -> "accept " + expression(2);
      case 3 -> "revise " + effect(1);
      default -> effect(1);
    };
  }

  private String clauses(int depth) {
    return maybe(0.15, () -> " budget" + arguments(1))
        + maybe(0.2, () -> " within " + duration())
        + maybe(0.2, this::retry)
        + maybe(0.2, () -> " timeout " + duration())
        + maybe(0.2, () -> gap() + "as " + type(depth));
  }

  private String retry() {
    return " retry "
        + number()
        + maybe(0.5, () -> " backoff " + duration() + ".." + duration())
        + maybe(0.3, () -> " on " + String.join(comma(), some(1, 2, this::path)));
  }

  private String effect(int depth) {
    String act =
        switch (random.nextInt(9)) {
          case 0 -> "await a_1" + maybe(0.5, () -> "." + word()) + within();
          case 1 -> "await until " + expression(2) + within();
          case 2 -> pick(List.of("sleep ", "sleep until ")) + expression(1);
          case 3 -> "emit " + path() + arguments(depth);
          case 4 -> "endorse " + expression(2) + " as " + type(1) + gap() + "because " + string(1);
          case 5 -> "approve" + arguments(depth) + clauses(depth);
          default ->
              pick(List.of("call ", "run ", "start ", "ask "))
                  + path()
                  + arguments(depth)
                  + clauses(depth);
        };
    return act
        + maybe(0.15, () -> gap() + "undo " + any(() -> block(depth - 1), () -> "call u.u()"));
  }

  private String within() {
    return maybe(0.5, () -> " within " + duration());
  }

  private String value(int depth) {
    if (depth > 0 && chance(0.15)) {
      return control(depth);
    }
    return any(() -> effect(depth), () -> expression(3));
  }

  private String block(int depth) {
    return lines(0, depth <= 0 ? 1 : 4, () -> statement(depth));
  }

  private String statement(int depth) {
    String typed = name() + maybe(0.2, () -> ": " + type(1));
    return switch (random.nextInt(depth > 0 ? 16 : 10)) {
      case 0, 1, 2 -> "let " + typed + " = " + value(depth);
      case 3 -> "var " + typed + " = " + value(0);
      case 4 -> "set " + name() + " = " + value(0);
      case 5, 6, 7 -> effect(depth);
      case 8 -> any(() -> "checkpoint " + string(0), () -> "fail " + upper() + arguments(1));
      case 9 -> pick(List.of("return ", "yield ")) + value(depth) + maybe(0.0, () -> "");
      case 10 -> "while " + expression(2) + " max " + number() + " " + block(depth - 1);
      case 11 -> "parallel " + block(depth - 1);
      default -> control(depth);
    };
  }

  private String arm(int depth) {
    return any(() -> " -> " + value(depth - 1), () -> block(depth - 1));
  }

  private String pattern() {
    return switch (random.nextInt(5)) {
      case 0 -> "-" + number();
      case 1 -> string(0);
      case 2 -> "null";
      default -> path() + maybe(0.3, () -> " as " + name());
    };
  }

  private String control(int depth) {
    return switch (random.nextInt(6)) {
      case 0 ->
          "if "
              + expression(2)
              + block(depth - 1)
              + maybe(0.4, () -> " else if " + expression(3) + block(depth - 1))
              + maybe(0.4, () -> gap() + "else " + block(depth - 1));
      case 1 ->
          "match "
              + expression(1)
              + lines(
                  1,
                  3,
                  () ->
                      "case "
                          + String.join(comma(), some(1, 2, this::pattern))
                          + maybe(0.2, () -> " if " + expression(1))
                          + arm(depth));
      case 2 ->
          "for "
              + String.join(comma(), some(1, 2, this::name))
              + " in "
              + expression(1)
              + maybe(0.5, () -> " max " + number())
              + maybe(0.4, () -> " parallel " + number())
              + block(depth - 1);
      case 3 ->
          "race "
              + lines(
                  2,
                  3,
                  () ->
                      "case "
                          + maybe(0.5, () -> "let " + name() + " = ")
                          + any(() -> effect(depth - 1), () -> "branch " + block(depth - 1))
                          + arm(depth));
      case 4 ->
          "try"
              + maybe(0.3, this::retry)
              + maybe(0.3, () -> " within 5m")
              + block(depth - 1)
              + maybe(
                  0.6,
                  () ->
                      " catch "
                          + String.join(comma(), some(1, 2, this::path))
                          + maybe(0.5, () -> " as " + name())
                          + block(depth - 1))
              + maybe(0.3, () -> gap() + "finally " + block(depth - 1));
      default -> "branch " + block(depth - 1);
    };
  }
}
