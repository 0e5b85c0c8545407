package ai.somagent.soma.type;

import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that every file sees: scalars without limits, and the language's own enums. */
public final class BuiltinTypes {
  public static final SomaType BOOL = new ScalarType(Scalar.BOOL, Limits.NONE);
  public static final SomaType INT = new ScalarType(Scalar.INT, Limits.NONE);
  public static final SomaType DOUBLE = new ScalarType(Scalar.DOUBLE, Limits.NONE);
  public static final SomaType STRING = new ScalarType(Scalar.STRING, Limits.NONE);
  public static final SomaType BYTES = new ScalarType(Scalar.BYTES, Limits.NONE);
  public static final SomaType DURATION = new ScalarType(Scalar.DURATION, Limits.NONE);
  public static final SomaType TIMESTAMP = new ScalarType(Scalar.TIMESTAMP, Limits.NONE);
  public static final SomaType JSON = new ScalarType(Scalar.JSON, Limits.NONE);

  /** Name of the text that built-in symbols claim to stand in. */
  public static final String SOURCE = "<built-in>";

  /** What is known of values. */
  static final NamedTypeSymbol LABEL = ofCases("Label", "secret", "pii", "untrusted");

  /** How far a node of a plan is. */
  static final NamedTypeSymbol NODE_STATUS =
      ofCases(
          "NodeStatus",
          "waiting",
          "running",
          "reviewing",
          "revising",
          "held",
          "accepted",
          "skipped",
          "abandoned");

  private static final Map<String, NamedTypeSymbol> ENUMS =
      Map.of(
          "RiskLevel",
          ofCases("RiskLevel", "low", "medium", "high", "critical"),
          "Effect",
          ofCases("Effect", "none", "read", "write", "irreversible"),
          "Autonomy",
          ofCases("Autonomy", "supervised", "semi", "autonomous", "kamachiq"),
          "Classification",
          ofCases("Classification", "public", "internal", "confidential", "restricted"),
          "StepKind",
          ofCases(
              "StepKind",
              "call",
              "run",
              "start",
              "ask",
              "approve",
              "await",
              "sleep",
              "emit",
              "endorse",
              "milestone",
              "deploy"),
          "Label",
          LABEL,
          "NodeStatus",
          NODE_STATUS);

  private BuiltinTypes() {}

  /** A built-in enum or record, or null. */
  public static @Nullable NamedTypeSymbol find(String name) {
    NamedTypeSymbol found = ENUMS.get(name);
    return found == null ? BuiltinRecords.find(name) : found;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(BuiltinRecords.names());
    names.addAll(
        List.of(
            "RiskLevel",
            "Effect",
            "Autonomy",
            "Classification",
            "StepKind",
            "Label",
            "NodeStatus"));
    return names;
  }

  static @Nullable Scalar scalar(String name) {
    return switch (name) {
      case "bool" -> Scalar.BOOL;
      case "int" -> Scalar.INT;
      case "double" -> Scalar.DOUBLE;
      case "string" -> Scalar.STRING;
      case "bytes" -> Scalar.BYTES;
      case "duration" -> Scalar.DURATION;
      case "timestamp" -> Scalar.TIMESTAMP;
      case "json" -> Scalar.JSON;
      default -> null;
    };
  }

  static SomaType list(SomaType element) {
    return new ListType(element, Limits.NONE);
  }

  static SomaType map(SomaType key, SomaType value) {
    return new SomaType.MapType(key, value, Limits.NONE);
  }

  /** {@code of?}, or {@code of} itself where that is optional, {@code null} or unknown already. */
  static SomaType optional(SomaType of) {
    boolean already =
        of instanceof OptionalType
            || of == SomaType.NullType.NULL
            || of == SomaType.ErrorType.ERROR;
    return already ? of : new OptionalType(of);
  }

  static SomaType named(NamedTypeSymbol symbol) {
    return new NamedType(symbol);
  }

  private static NamedTypeSymbol ofCases(String name, String... cases) {
    NamedTypeSymbol symbol = new NamedTypeSymbol("", name, SOURCE, new Span(0, 0));
    symbol.complete(new EnumDefinition(List.of(cases)));
    return symbol;
  }
}
