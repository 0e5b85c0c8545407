package ai.somagent.soma.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random expressions and types as careless text: odd blanks, needless parentheses, any quoting. */
class ExpressionGenerator {
  private static final String CONTEXTUAL =
      "module import version as type enum union error topic function tool via action persona policy"
          + " deny warn gate when with because capsule task input output budget signal update query"
          + " from trigger schedule event where steps within timeout retry backoff on undo max plan"
          + " provision deliverable after accept revise milestone deploy sync improve test of given"
          + " recorded returns fails at send reject expect";
  private static final String RESERVED =
      "in is until secret pii untrusted let var set if else match case for while break continue"
          + " parallel race branch try catch finally return yield fail checkpoint call run start"
          + " ask approve await sleep emit endorse";
  private static final List<String> OPERATORS =
      List.of("||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%");
  private static final List<String> TEXTS =
      List.of(
          "hello",
          "a b",
          "x$y",
          "say \\\"hi\\\"",
          "tab\\there",
          "é",
          "100%",
          "a\\\\d+b",
          "line\\nbreak",
          "$",
          "",
          "\\${not}",
          "\\u202e",
          "\\U0001f680",
          "\uD83D\uDE80",
          "e\\u0301",
          "\\x41",
          "\\101",
          "\\`");

  final Random random;

  ExpressionGenerator(long seed) {
    random = new Random(seed);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  String any(Supplier<String> first, Supplier<String> second) {
    return chance(0.5) ? first.get() : second.get();
  }

  String maybe(double share, Supplier<String> text) {
    return chance(share) ? text.get() : "";
  }

  List<String> some(int least, int most, Supplier<String> item) {
    List<String> items = new ArrayList<>();
    for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  /** Between tokens where any white space may stand. */
  String gap() {
    return pick(List.of(" ", " ", " ", " ", "  ", "\n", "\n\n", "\n\n\n", "\t"));
  }

  String comma() {
    return pick(List.of(", ", ",", ",\n", " , "));
  }

  String list(String open, List<String> items, String close) {
    String last = items.isEmpty() ? "" : maybe(0.2, () -> ",");
    return open + maybe(0.2, this::gap) + String.join(comma(), items) + last + close;
  }

  String name() {
    if (chance(0.2)) {
      return pick(List.of(CONTEXTUAL.split(" ")));
    }
    return chance(0.05) ? "`" + pick(List.of("run", "true", "x-1", "plain")) + "`" : "a_" + small();
  }

  String word() {
    return chance(0.1) ? pick(List.of(RESERVED.split(" "))) : name();
  }

  String upper() {
    return "T" + small();
  }

  String path() {
    return word() + maybe(0.5, () -> "." + word());
  }

  int small() {
    return random.nextInt(40);
  }

  String string(int depth) {
    if (chance(0.05)) {
      return "r\"a\\d" + small() + "\"";
    }
    if (depth > 0 && chance(0.1)) {
      return "\"\"\"\n    first\n\n      second \"quoted\" ${"
          + expression(depth - 2)
          + "}\n    last \\\\ line  \n    \"\"\"";
    }
    String hole = depth > 0 && chance(0.3) ? "${" + oneLine(depth - 2) + "}" : "";
    return "\"" + pick(TEXTS) + hole + pick(TEXTS) + "\"";
  }

  /** A string in quotes ends on its line, and so does all it holds. */
  private String oneLine(int depth) {
    String text = expression(depth);
    return text.contains("\"\"\"") ? name() : text.replace('\n', ' ');
  }

  String number() {
    return pick(List.of("0", "7", "1234", "12345", "1_0000_0", "007", "0xFf"));
  }

  String duration() {
    return pick(List.of("1s", "250ms", "48h", "3d", "1h30m"));
  }

  String literal() {
    return switch (random.nextInt(6)) {
      case 0 -> number();
      case 1 -> pick(List.of("1.5", "1e3", "2.50", "1_000.25", "1e-9"));
      case 2 -> pick(List.of("true", "false"));
      case 3 -> "null";
      case 4 -> duration();
      default -> string(0);
    };
  }

  String expression(int depth) {
    String bare = bare(depth);
    return chance(0.1) ? "(" + bare + ")" : bare;
  }

  private String bare(int depth) {
    if (depth <= 0) {
      return any(this::name, this::literal);
    }
    return switch (random.nextInt(13)) {
      case 0, 1, 2 -> operand(depth) + gap() + pick(OPERATORS) + gap() + operand(depth);
      case 3 -> pick(List.of("!", "-", "!!", "--")) + member(depth - 1);
      case 4 -> operand(depth) + gap() + "? " + operand(depth - 1) + gap() + ": " + bare(depth - 1);
      case 5 -> member(depth - 1) + maybe(0.2, this::gap) + pick(List.of(".", ".?")) + word();
      case 6 -> member(depth - 1) + pick(List.of("[", "[?")) + expression(depth - 2) + "]";
      case 7 -> name() + list("(", some(0, 3, () -> expression(depth - 2)), ")");
      case 8 -> maybe(0.5, () -> member(depth - 1) + ".") + upper() + arguments(depth - 1);
      case 9 -> list("[", some(0, 3, () -> maybe(0.1, () -> "?") + expression(depth - 2)), "]");
      case 10 -> list("{", some(0, 3, () -> entry(depth)), "}");
      case 11 -> operand(depth) + " is " + path();
      default -> string(depth);
    };
  }

  private String entry(int depth) {
    String key = chance(0.8) ? string(0) : "(" + expression(1) + ")";
    return maybe(0.1, () -> "?") + key + ":" + gap() + expression(depth - 2);
  }

  /** Something an operator can take on either side. */
  private String operand(int depth) {
    return chance(0.3) ? "(" + bare(depth - 1) + ")" : chainable(depth - 1);
  }

  private String chainable(int depth) {
    return depth > 0 && chance(0.4)
        ? member(depth) + " " + pick(OPERATORS) + " " + member(depth)
        : member(depth);
  }

  /** Something a selector can follow. */
  String member(int depth) {
    if (depth > 0 && chance(0.3)) {
      return member(depth - 1) + "." + word() + list("(", some(0, 2, () -> expression(1)), ")");
    }
    return chance(0.3) ? "(" + bare(depth - 1) + ")" : any(this::name, () -> "run." + word());
  }

  String arguments(int depth) {
    return list("(", some(0, 3, () -> word() + ":" + gap() + expression(depth - 1)), ")");
  }

  String type(int depth) {
    String labels = maybe(0.15, () -> pick(List.of("untrusted ", "secret pii ")));
    String base =
        depth > 0 && chance(0.3)
            ? pick(List.of("list", "map"))
                + list("<", some(1, 2, () -> type(depth - 1)), "").replaceAll(",$", "")
                + ">"
            : pick(List.of("string", "int", "json", "T1", "mod.T2"));
    String limits = maybe(0.2, () -> "( max : " + number() + " )");
    return labels + base + limits + maybe(0.15, () -> "?");
  }

  String field() {
    return word() + " :" + type(2) + maybe(0.15, () -> " = " + expression(1));
  }

  String setting() {
    return word() + ": " + expression(2);
  }
}
