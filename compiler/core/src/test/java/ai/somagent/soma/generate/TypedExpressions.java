package ai.somagent.soma.generate;

import ai.somagent.soma.generate.TypedScope.Kind;
import java.util.Random;

/**
 * Writes expressions of a wanted type; some have no value at run time, as real ones do. Never asks
 * a variable itself whether it is absent or of a case, since it would have a narrower type then.
 */
final class TypedExpressions {
  private final Random random;
  private int variables;

  TypedExpressions(Random random) {
    this.random = random;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String of(Kind kind, TypedScope scope, int depth) {
    String known = scope.read(kind, random);
    if (known != null && random.nextInt(3) == 0) {
      return known;
    }
    return switch (kind) {
      case INT -> integer(scope, depth);
      case TEXT -> text(scope, depth);
      case BOOL -> truth(scope, depth);
      case ITEM -> item(scope, depth);
      case MAYBE_ITEM -> depth <= 0 ? "input.maybe" : maybe(scope, depth);
      case LEVEL -> pick("Level.low", "Level.high", "input.level", "input.item.level");
      case ANSWER -> answer(scope, depth);
      case INTS -> numbers(scope, depth);
      case ITEMS -> items(scope, depth);
    };
  }

  private String integer(TypedScope scope, int depth) {
    if (depth <= 0) {
      return pick("1", "2", "input.count", "input.item.size", "40");
    }
    String left = of(Kind.INT, scope, depth - 1);
    String right = of(Kind.INT, scope, depth - 1);
    return switch (random.nextInt(9)) {
      case 0 -> "(" + left + " + " + right + ")";
      case 1 -> "(" + left + " * 2 - " + right + ")";
      case 2 -> "(" + left + " / (" + right + "))";
      case 3 -> of(Kind.TEXT, scope, depth - 1) + ".size()";
      case 4 -> of(Kind.INTS, scope, depth - 1) + ".size()";
      case 5 -> of(Kind.INTS, scope, depth - 1) + "[?0].orValue(" + left + ")";
      case 6 -> "grown(" + left + ", " + of(Kind.ITEM, scope, depth - 1) + ")";
      case 7 -> "(" + of(Kind.BOOL, scope, depth - 1) + " ? " + left + " : " + right + ")";
      default -> of(Kind.MAYBE_ITEM, scope, depth - 1) + ".?size.orValue(" + right + ")";
    };
  }

  private String text(TypedScope scope, int depth) {
    if (depth <= 0) {
      return pick("\"a\"", "input.name", "input.item.name", "\"two words\"");
    }
    String inner = of(Kind.TEXT, scope, depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> "\"${" + of(Kind.INT, scope, depth - 1) + "} of ${" + inner + "}\"";
      case 1 -> inner + ".upperAscii()";
      case 2 -> "(" + inner + " + " + of(Kind.TEXT, scope, depth - 1) + ")";
      case 3 -> of(Kind.ITEM, scope, depth - 1) + ".name";
      default -> "string(" + of(Kind.INT, scope, depth - 1) + ")";
    };
  }

  private String truth(TypedScope scope, int depth) {
    if (depth <= 0) {
      return pick("true", "input.ready", "input.count > 2", "input.items[?0] != null");
    }
    String left = of(Kind.BOOL, scope, depth - 1);
    return switch (random.nextInt(7)) {
      case 0 -> "(" + left + " && " + of(Kind.BOOL, scope, depth - 1) + ")";
      case 1 -> "(" + left + " || " + of(Kind.BOOL, scope, depth - 1) + ")";
      case 2 -> "!(" + left + ")";
      case 3 -> "(" + of(Kind.INT, scope, depth - 1) + " < " + of(Kind.INT, scope, 0) + ")";
      case 4 -> "(" + of(Kind.LEVEL, scope, depth - 1) + " >= Level.medium)";
      case 5 -> "(same(" + of(Kind.ANSWER, scope, depth - 1) + ") is found)";
      default -> any(scope, depth);
    };
  }

  private String any(TypedScope scope, int depth) {
    String name = "x" + variables++;
    TypedScope inner = scope.block();
    inner.add(name, Kind.INT, false);
    String condition = of(Kind.BOOL, inner, depth - 2);
    return of(Kind.INTS, scope, depth - 1) + ".exists(" + name + ", " + condition + ")";
  }

  private String item(TypedScope scope, int depth) {
    if (depth <= 0) {
      return "input.item";
    }
    return switch (random.nextInt(3)) {
      case 0 -> "Item(name: " + of(Kind.TEXT, scope, depth - 1) + ")";
      case 1 ->
          of(Kind.ITEM, scope, depth - 1) + ".with(size: " + of(Kind.INT, scope, depth - 1) + ")";
      default -> of(Kind.MAYBE_ITEM, scope, depth - 1) + ".orValue(input.item)";
    };
  }

  private String maybe(TypedScope scope, int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> "input.maybe";
      case 1 -> of(Kind.ITEMS, scope, depth - 1) + "[?0]";
      default -> "(" + of(Kind.BOOL, scope, depth - 1) + " ? input.maybe : input.items[?1])";
    };
  }

  private String answer(TypedScope scope, int depth) {
    if (depth <= 0) {
      return pick("input.answer", "Answer.missing");
    }
    return "Answer.found(item: " + of(Kind.ITEM, scope, depth - 1) + ")";
  }

  private String numbers(TypedScope scope, int depth) {
    if (depth <= 0) {
      return pick("input.numbers", "[1, 2]");
    }
    String name = "x" + variables++;
    TypedScope inner = scope.block();
    inner.add(name, Kind.INT, false);
    return switch (random.nextInt(3)) {
      case 0 -> "[" + of(Kind.INT, scope, depth - 1) + ", " + of(Kind.INT, scope, 0) + "]";
      case 1 ->
          of(Kind.INTS, scope, depth - 1)
              + ".map("
              + name
              + ", "
              + of(Kind.INT, inner, depth - 2)
              + ")";
      default ->
          of(Kind.INTS, scope, depth - 1)
              + ".filter("
              + name
              + ", "
              + of(Kind.BOOL, inner, depth - 2)
              + ")";
    };
  }

  private String items(TypedScope scope, int depth) {
    return depth <= 0 ? "input.items" : "[" + of(Kind.ITEM, scope, depth - 1) + "]";
  }
}
