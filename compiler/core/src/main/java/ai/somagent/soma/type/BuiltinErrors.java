package ai.somagent.soma.type;

import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The error kinds that no module declares. */
public final class BuiltinErrors {
  public static final ErrorSymbol TIMEOUT = kind("Timeout");
  public static final ErrorSymbol INVALID = kind("Invalid");
  public static final ErrorSymbol EVALUATION = kind("Evaluation");

  private static final List<ErrorSymbol> ALL =
      List.of(
          TIMEOUT,
          kind("Unavailable"),
          kind("Denied"),
          kind(
              "Rejected",
              field("by", BuiltinTypes.named(BuiltinRecords.PRINCIPAL)),
              field("comment", BuiltinTypes.optional(BuiltinTypes.STRING))),
          INVALID,
          EVALUATION,
          kind("LimitExceeded"),
          kind("ToolError", field("code", BuiltinTypes.STRING)),
          kind("UndoFailed"));

  private BuiltinErrors() {}

  public static @Nullable ErrorSymbol find(String name) {
    for (ErrorSymbol symbol : ALL) {
      if (symbol.name().equals(name)) {
        return symbol;
      }
    }
    return null;
  }

  static List<String> names() {
    return ALL.stream().map(ErrorSymbol::name).toList();
  }

  private static ErrorSymbol kind(String name, FieldSymbol... fields) {
    return new ErrorSymbol("", name, List.of(fields));
  }

  private static FieldSymbol field(String name, ai.somagent.soma.checked.SomaType type) {
    return new FieldSymbol(name, type, null);
  }
}
