package ai.somagent.soma.type;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import java.util.List;

/**
 * The type of {@code step} in a policy. A text that does not apply to a step is empty and a cost
 * that nobody declared is unknown, so that no condition has to deal with absence.
 */
public final class StepFactTypes {
  /** What {@code step} is called. */
  public static final String VARIABLE = "step";

  private static final NamedTypeSymbol COST = record("StepCost", field("usd", BuiltinTypes.DOUBLE));

  private static final NamedTypeSymbol STEP =
      record(
          "Step",
          field("kind", builtin("StepKind")),
          field("tool", BuiltinTypes.STRING),
          field("action", BuiltinTypes.STRING),
          field("target", BuiltinTypes.STRING),
          field("effect", builtin("Effect")),
          field("risk", builtin("RiskLevel")),
          field("cost", BuiltinTypes.named(COST)),
          field("environment", BuiltinTypes.STRING),
          field("labels", BuiltinTypes.list(builtin("Label"))),
          field("args", BuiltinTypes.JSON),
          field("name", BuiltinTypes.STRING));

  private StepFactTypes() {}

  /** The record of all facts. */
  public static SomaType step() {
    return BuiltinTypes.named(STEP);
  }

  private static SomaType builtin(String name) {
    NamedTypeSymbol symbol = BuiltinTypes.find(name);
    if (symbol == null) {
      throw new IllegalStateException("no built-in type " + name);
    }
    return BuiltinTypes.named(symbol);
  }

  private static FieldSymbol field(String name, SomaType type) {
    return new FieldSymbol(name, type, null);
  }

  private static NamedTypeSymbol record(String name, FieldSymbol... fields) {
    NamedTypeSymbol symbol = new NamedTypeSymbol("", name, BuiltinTypes.SOURCE, new Span(0, 0));
    symbol.complete(new RecordDefinition(List.of(fields)));
    return symbol;
  }
}
