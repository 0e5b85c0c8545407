package ai.somagent.soma.type;

import static ai.somagent.soma.type.BuiltinTypes.BOOL;
import static ai.somagent.soma.type.BuiltinTypes.BYTES;
import static ai.somagent.soma.type.BuiltinTypes.DOUBLE;
import static ai.somagent.soma.type.BuiltinTypes.DURATION;
import static ai.somagent.soma.type.BuiltinTypes.INT;
import static ai.somagent.soma.type.BuiltinTypes.STRING;
import static ai.somagent.soma.type.BuiltinTypes.TIMESTAMP;
import static ai.somagent.soma.type.Signature.A;
import static ai.somagent.soma.type.Signature.K;
import static ai.somagent.soma.type.Signature.of;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.SomaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expression library: CEL's standard functions and the strings, math, lists, sets and encoders
 * extensions, with our types. Signatures are made when a function is first looked up.
 */
final class BuiltinFunctions {
  private static final List<String> MEMBERS =
      List.of(
          "size",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "charAt",
          "indexOf",
          "lastIndexOf",
          "lowerAscii",
          "upperAscii",
          "replace",
          "split",
          "substring",
          "trim",
          "join",
          "reverse",
          "slice",
          "flatten",
          "sort",
          "distinct",
          "first",
          "last",
          "getFullYear",
          "getMonth",
          "getDate",
          "getDayOfMonth",
          "getDayOfWeek",
          "getDayOfYear",
          "getHours",
          "getMinutes",
          "getSeconds",
          "getMilliseconds",
          "orValue",
          "or",
          "hasValue");

  private static final List<String> GLOBALS =
      List.of(
          "size",
          "string",
          "int",
          "double",
          "bool",
          "bytes",
          "duration",
          "timestamp",
          "has",
          "math.greatest",
          "math.least",
          "math.abs",
          "math.ceil",
          "math.floor",
          "math.round",
          "math.trunc",
          "math.sign",
          "math.isNaN",
          "math.isInf",
          "math.isFinite",
          "math.sqrt",
          "math.bitAnd",
          "math.bitOr",
          "math.bitXor",
          "math.bitNot",
          "math.bitShiftLeft",
          "math.bitShiftRight",
          "strings.quote",
          "matches",
          "sets.contains",
          "sets.equivalent",
          "sets.intersects",
          "lists.range",
          "base64.encode",
          "base64.decode");

  private static final SomaType AS = BuiltinTypes.list(A);
  private static final SomaType STRINGS = BuiltinTypes.list(STRING);
  private static final SomaType MAYBE = BuiltinTypes.optional(A);
  private static final SomaType MAP = BuiltinTypes.map(K, A);

  private BuiltinFunctions() {}

  static boolean isNamespace(String name) {
    return switch (name) {
      case "math", "sets", "lists", "strings", "base64" -> true;
      default -> false;
    };
  }

  static boolean isForOptional(String name) {
    return name.equals("orValue") || name.equals("or") || name.equals("hasValue");
  }

  static boolean isGlobal(String name) {
    return GLOBALS.contains(name);
  }

  static List<String> globalNames() {
    return GLOBALS;
  }

  static List<Signature> all(String name, boolean member) {
    return member ? member(name) : global(name, 1);
  }

  /** Names of the methods of {@code receiver}. */
  static List<String> memberNamesFor(CheckedExpression receiver) {
    List<String> names = new ArrayList<>(List.of("with"));
    names.addAll(MacroForms.namesFor(receiver.type()));
    for (String name : MEMBERS) {
      if (member(name).stream().anyMatch(one -> one.takesFirst(receiver))) {
        names.add(name);
      }
    }
    return names;
  }

  /** What other languages call a method of ours; null when {@code receiver} has none such. */
  static @Nullable String otherNameOf(String name, CheckedExpression receiver) {
    String other =
        switch (name) {
          case "replaceAll" -> "replace";
          case "sort_by", "orderBy", "sortedBy", "order_by" -> "sortBy";
          case "toMinutes", "minutes" -> "getMinutes";
          case "toSeconds", "seconds" -> "getSeconds";
          case "toHours", "hours" -> "getHours";
          case "slice" -> "substring";
          case "toSet" -> "distinct";
          default -> otherNameOf(name);
        };
    return other != null && memberNamesFor(receiver).contains(other) ? other : null;
  }

  /** What other languages call a function of ours; null when the name is nobody's. */
  static @Nullable String otherNameOf(String name) {
    return switch (name) {
      case "length", "len", "count" -> "size";
      case "includes" -> "contains";
      case "toLowerCase", "lower", "toLower", "lowercase" -> "lowerAscii";
      case "toUpperCase", "upper", "toUpper", "uppercase" -> "upperAscii";
      case "strip" -> "trim";
      case "substr" -> "substring";
      case "some", "any" -> "exists";
      case "every" -> "all";
      case "unwrapOr", "unwrap_or", "getOrElse", "orElse", "valueOr" -> "orValue";
      case "isPresent", "isSome" -> "hasValue";
      case "unique" -> "distinct";
      case "sorted" -> "sort";
      case "str", "toString", "String" -> "string";
      case "float", "number", "Number", "parseFloat" -> "double";
      case "integer", "long", "parseInt" -> "int";
      case "Boolean", "boolean" -> "bool";
      case "max" -> "math.greatest";
      case "min" -> "math.least";
      case "abs", "round", "floor", "ceil" -> "math." + name;
      case "range" -> "lists.range";
      default -> null;
    };
  }

  /** All forms of a function that follows its first argument. */
  static List<Signature> member(String name) {
    return switch (name) {
      case "size" ->
          List.of(
              of(name, INT, STRING), of(name, INT, AS), of(name, INT, MAP), of(name, INT, BYTES));
      case "contains", "startsWith", "endsWith", "matches" ->
          List.of(of(name, BOOL, STRING, STRING));
      case "charAt" -> List.of(of(name, STRING, STRING, INT));
      case "indexOf", "lastIndexOf" ->
          List.of(of(name, INT, STRING, STRING), of(name, INT, STRING, STRING, INT));
      case "lowerAscii", "upperAscii", "trim" -> List.of(of(name, STRING, STRING));
      case "replace" ->
          List.of(
              of(name, STRING, STRING, STRING, STRING),
              of(name, STRING, STRING, STRING, STRING, INT));
      case "split" ->
          List.of(of(name, STRINGS, STRING, STRING), of(name, STRINGS, STRING, STRING, INT));
      case "substring" ->
          List.of(of(name, STRING, STRING, INT), of(name, STRING, STRING, INT, INT));
      case "join" -> List.of(of(name, STRING, STRINGS), of(name, STRING, STRINGS, STRING));
      case "reverse" -> List.of(of(name, STRING, STRING), of(name, AS, AS));
      case "slice" -> List.of(of(name, AS, AS, INT, INT));
      case "flatten" -> List.of(of(name, AS, BuiltinTypes.list(AS)));
      case "sort" -> sortable(name);
      case "distinct" -> List.of(of(name, AS, AS));
      case "first", "last" -> List.of(of(name, MAYBE, AS));
      case "orValue" -> List.of(of(name, A, MAYBE, A));
      case "or" -> List.of(of(name, MAYBE, MAYBE, MAYBE));
      case "hasValue" -> List.of(of(name, BOOL, MAYBE));
      default -> timeFunction(name);
    };
  }

  private static List<Signature> timeFunction(String name) {
    return switch (name) {
      case "getHours", "getMinutes", "getSeconds", "getMilliseconds" ->
          List.of(
              of(name, INT, DURATION), of(name, INT, TIMESTAMP), of(name, INT, TIMESTAMP, STRING));
      case "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear" ->
          List.of(of(name, INT, TIMESTAMP), of(name, INT, TIMESTAMP, STRING));
      default -> List.of();
    };
  }

  private static List<Signature> sortable(String name) {
    List<Signature> forms = new ArrayList<>();
    for (SomaType element : List.of(INT, DOUBLE, STRING, DURATION, TIMESTAMP, BYTES, BOOL)) {
      forms.add(of(name, BuiltinTypes.list(element), BuiltinTypes.list(element)));
    }
    return forms;
  }

  /** Forms of a function that stands alone; {@code count} matters where any number is taken. */
  static List<Signature> global(String name, int count) {
    return switch (name) {
      case "size" -> member(name);
      case "string" ->
          conversions(name, STRING, STRING, INT, DOUBLE, BOOL, BYTES, DURATION, TIMESTAMP);
      case "int" -> conversions(name, INT, INT, DOUBLE, STRING, TIMESTAMP);
      case "double" -> conversions(name, DOUBLE, DOUBLE, INT, STRING);
      case "bool" -> conversions(name, BOOL, BOOL, STRING);
      case "bytes" -> conversions(name, BYTES, BYTES, STRING);
      case "duration" -> conversions(name, DURATION, DURATION, STRING);
      case "timestamp" -> conversions(name, TIMESTAMP, TIMESTAMP, STRING, INT);
      case "math.greatest", "math.least" -> extremes(name, count);
      case "math.abs", "math.sign" -> List.of(of(name, INT, INT), of(name, DOUBLE, DOUBLE));
      case "matches" -> member(name);
      case "math.sqrt" -> List.of(of(name, DOUBLE, DOUBLE), of(name, DOUBLE, INT));
      case "math.bitAnd", "math.bitOr", "math.bitXor", "math.bitShiftLeft", "math.bitShiftRight" ->
          List.of(of(name, INT, INT, INT));
      case "math.bitNot" -> List.of(of(name, INT, INT));
      case "strings.quote" -> List.of(of(name, STRING, STRING));
      case "math.ceil", "math.floor", "math.round", "math.trunc" ->
          List.of(of(name, DOUBLE, DOUBLE));
      case "math.isNaN", "math.isInf", "math.isFinite" -> List.of(of(name, BOOL, DOUBLE));
      case "sets.contains", "sets.equivalent", "sets.intersects" -> List.of(of(name, BOOL, AS, AS));
      case "lists.range" -> List.of(of(name, BuiltinTypes.list(INT), INT));
      case "base64.encode" -> List.of(of(name, STRING, BYTES));
      case "base64.decode" -> List.of(of(name, BYTES, STRING));
      default -> List.of();
    };
  }

  private static List<Signature> conversions(String name, SomaType result, SomaType... from) {
    List<Signature> forms = new ArrayList<>();
    for (SomaType type : from) {
      forms.add(of(name, result, type));
    }
    return forms;
  }

  private static List<Signature> extremes(String name, int count) {
    List<Signature> forms = new ArrayList<>();
    for (SomaType type : List.of(INT, DOUBLE)) {
      forms.add(of(name, type, BuiltinTypes.list(type)));
      List<SomaType> many = new ArrayList<>();
      for (int i = 0; i < Math.max(1, count); i++) {
        many.add(type);
      }
      forms.add(new Signature(name, many, type));
    }
    return forms;
  }
}
