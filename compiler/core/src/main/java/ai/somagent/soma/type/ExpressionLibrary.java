package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import java.util.List;

/** The names of the expression library, for those who suggest. */
public final class ExpressionLibrary {
  private ExpressionLibrary() {}

  /** Functions and macros that may follow {@code receiver} and a dot. */
  public static List<String> membersOf(CheckedExpression receiver) {
    return BuiltinFunctions.memberNamesFor(receiver);
  }

  /** Functions that stand alone, some with the name of a group before a dot. */
  public static List<String> globals() {
    return BuiltinFunctions.globalNames();
  }

  /** Scalars, containers and the language's own types. */
  public static List<String> typeNames() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(
                "bool",
                "int",
                "double",
                "string",
                "bytes",
                "duration",
                "timestamp",
                "json",
                "list",
                "map"),
            BuiltinTypes.names().stream())
        .toList();
  }

  /** Built-in error kinds, {@code Error} included. */
  public static List<String> errorNames() {
    return java.util.stream.Stream.concat(
            BuiltinErrors.names().stream(), java.util.stream.Stream.of("Error"))
        .toList();
  }
}
