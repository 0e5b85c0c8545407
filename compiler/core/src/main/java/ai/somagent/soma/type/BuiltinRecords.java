package ai.somagent.soma.type;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.source.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records that every file sees. */
public final class BuiltinRecords {
  private static final SomaType NAME = text(128);

  /** A person or service that acts. */
  public static final NamedTypeSymbol PRINCIPAL =
      of(
          "Principal",
          field("id", NAME),
          new FieldSymbol(
              "email", BuiltinTypes.optional(BuiltinTypes.STRING), null, Set.of(Label.PII)));

  /** What a granted {@code approve} gives. */
  public static final NamedTypeSymbol APPROVAL = of("Approval", approvalFields());

  /** What {@code start} gives. */
  public static final NamedTypeSymbol RUN_REF =
      of("RunRef", field("id", NAME), field("capsule", text(256)));

  /** What a node of a plan, or a whole run, has used. */
  public static final NamedTypeSymbol SPENDING =
      of("Spending", field("tokens", BuiltinTypes.INT), field("usd", BuiltinTypes.DOUBLE));

  /** How a node of a plan ended. */
  public static final NamedTypeSymbol NODE_OUTCOME =
      of(
          "NodeOutcome",
          field("name", NAME),
          field("status", BuiltinTypes.named(BuiltinTypes.NODE_STATUS)),
          field("rounds", BuiltinTypes.INT),
          field("spent", BuiltinTypes.named(SPENDING)),
          field("started_at", BuiltinTypes.optional(BuiltinTypes.TIMESTAMP)),
          field("ended_at", BuiltinTypes.optional(BuiltinTypes.TIMESTAMP)),
          field("result", BuiltinTypes.optional(BuiltinTypes.JSON)));

  /** What all errors have; a caught error of any kind fits it. */
  public static final NamedTypeSymbol ERROR =
      of(
          "Error",
          field("kind", BuiltinTypes.STRING),
          field("message", BuiltinTypes.STRING),
          field("step", BuiltinTypes.STRING));

  private static final List<NamedTypeSymbol> ALL =
      List.of(PRINCIPAL, APPROVAL, RUN_REF, SPENDING, NODE_OUTCOME, ERROR);

  private BuiltinRecords() {}

  static @Nullable NamedTypeSymbol find(String name) {
    for (NamedTypeSymbol symbol : ALL) {
      if (symbol.name().equals(name)) {
        return symbol;
      }
    }
    return null;
  }

  static List<String> names() {
    return List.of("Principal", "Approval", "RunRef", "Spending", "NodeOutcome", "Error");
  }

  /** The fields of every approval; one with a form has {@code answers} besides. */
  static FieldSymbol[] approvalFields() {
    return new FieldSymbol[] {
      field("by", BuiltinTypes.list(BuiltinTypes.named(PRINCIPAL))),
      field("at", BuiltinTypes.TIMESTAMP),
      field("comment", BuiltinTypes.optional(BuiltinTypes.STRING)),
      field("digest", BuiltinTypes.STRING)
    };
  }

  private static NamedTypeSymbol of(String name, FieldSymbol... fields) {
    NamedTypeSymbol symbol = new NamedTypeSymbol("", name, BuiltinTypes.SOURCE, new Span(0, 0));
    symbol.complete(new RecordDefinition(List.of(fields)));
    return symbol;
  }

  private static FieldSymbol field(String name, SomaType type) {
    return new FieldSymbol(name, type, null);
  }

  private static SomaType text(int longest) {
    return new ScalarType(Scalar.STRING, new Limits(null, (double) longest, null, null, false));
  }
}
