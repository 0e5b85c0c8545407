package ai.somagent.soma.type;

import ai.somagent.soma.checked.SomaType;

/** Types as authors write them. */
public final class TypeNames {
  private TypeNames() {}

  /** With article and back-ticks: {@code an `int`}. */
  static String one(SomaType type) {
    String name = show(type);
    return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an `" : "a `") + name + "`";
  }

  /** For example {@code list<string>}, {@code Decision?}; without limits and back-ticks. */
  public static String show(SomaType type) {
    return switch (type) {
      case SomaType.ScalarType scalar -> scalar.scalar().keyword();
      case SomaType.ListType list -> "list<" + show(list.element()) + ">";
      case SomaType.MapType map -> "map<" + show(map.key()) + ", " + show(map.value()) + ">";
      case SomaType.OptionalType optional -> show(optional.of()) + "?";
      case SomaType.NamedType named -> named.symbol().name();
      case SomaType.CaseType one -> one.union().name() + "." + one.caseName();
      case SomaType.CaughtErrorType error -> error.kind() == null ? "Error" : error.kind().name();
      case SomaType.NullType none -> "null";
      case SomaType.RunType run -> "run";
      case SomaType.NoValueType none -> "no value";
      case SomaType.ErrorType error -> "unknown";
    };
  }
}
