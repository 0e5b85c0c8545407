package ai.somagent.soma.type;

import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The macros: how each is written, and what its variables and bodies are. */
final class MacroForms {
  private MacroForms() {}

  /** As authors write it, with the marks that stand between two forms; null for no macro. */
  static @Nullable String form(String name) {
    return switch (name) {
      case "all" -> "xs.all(x, condition)` or `xs.all(i, x, condition)";
      case "exists" -> "xs.exists(x, condition)` or `xs.exists(i, x, condition)";
      case "exists_one" -> "xs.exists_one(x, condition)` or `xs.exists_one(i, x, condition)";
      case "filter" -> "xs.filter(x, condition)";
      case "map" -> "xs.map(x, value)` or `xs.map(x, condition, value)";
      case "sortBy" -> "xs.sortBy(x, key)";
      case "transformList" -> "xs.transformList(i, x, value)";
      case "transformMap" -> "xs.transformMap(key, x, value)";
      case "transformMapEntry" -> "xs.transformMapEntry(key, x, {newKey: value})";
      case "optMap" -> "maybe.optMap(x, value)";
      case "optFlatMap" -> "maybe.optFlatMap(x, maybeValue)";
      default -> null;
    };
  }

  /** Names of the macros that work on {@code range}. */
  static List<String> namesFor(SomaType range) {
    boolean list = range instanceof ListType;
    if (range instanceof OptionalType) {
      return List.of("optMap");
    }
    return !list && !(range instanceof MapType)
        ? List.of()
        : List.of(
            "map",
            "filter",
            "all",
            "exists",
            "exists_one",
            list ? "sortBy" : "transformMap",
            "transformList",
            "transformMapEntry");
  }

  static int mostBodies(String macro) {
    return switch (macro) {
      case "map", "transformList", "transformMap", "transformMapEntry" -> 2;
      default -> 1;
    };
  }

  /** Types of the variables for this range, or null when the macro does not work on it. */
  static @Nullable List<SomaType> variableTypes(String macro, SomaType range, int arguments) {
    if (isForOptional(macro)) {
      return range instanceof OptionalType optional ? List.of(optional.of()) : null;
    }
    SomaType first;
    SomaType second;
    if (range instanceof ListType list) {
      first = BuiltinTypes.INT;
      second = list.element();
    } else if (range instanceof MapType map) {
      first = map.key();
      second = map.value();
    } else {
      return null;
    }
    SomaType single = range instanceof ListType ? second : first;
    return switch (macro) {
      case "transformList", "transformMapEntry" -> List.of(first, second);
      case "transformMap" -> range instanceof MapType ? List.of(first, second) : null;
      case "all", "exists", "exists_one" ->
          arguments == 3 ? List.of(first, second) : List.of(single);
      case "sortBy" -> range instanceof ListType ? List.of(single) : null;
      default -> List.of(single);
    };
  }

  static boolean isForOptional(String macro) {
    return macro.equals("optMap") || macro.equals("optFlatMap");
  }

  static boolean isTest(String macro) {
    return switch (macro) {
      case "all", "exists", "exists_one", "filter" -> true;
      default -> false;
    };
  }

  static @Nullable SomaType hintFor(String macro, @Nullable SomaType hint) {
    if (hint == null) {
      return null;
    }
    SomaType inner = Assignability.withoutOptional(hint);
    if (isForOptional(macro)) {
      return null;
    }
    if (inner instanceof ListType list && list.element() != SomaType.NoValueType.NO_VALUE) {
      return list.element();
    }
    if (macro.equals("transformMapEntry")) {
      return inner instanceof MapType ? inner : null;
    }
    return inner instanceof MapType map && macro.equals("transformMap") ? map.value() : null;
  }
}
