package ai.somagent.soma.type;

import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import java.util.List;

/** What a test sees of the effects of a run. */
final class ObservationTypes {
  /** A call of a tool. */
  static final SomaType CALL =
      record(
          "TestCall",
          field("args", BuiltinTypes.JSON),
          field("result", BuiltinTypes.optional(BuiltinTypes.JSON)),
          field("error", BuiltinTypes.optional(BuiltinTypes.STRING)),
          field("at", BuiltinTypes.DURATION));

  /** A turn of a persona. */
  static final SomaType ASK =
      record(
          "TestAsk",
          field("prompt", BuiltinTypes.STRING),
          field("answer", BuiltinTypes.optional(BuiltinTypes.JSON)),
          field("at", BuiltinTypes.DURATION));

  /** A request for approval. */
  static final SomaType APPROVAL =
      record(
          "TestApproval",
          field("title", BuiltinTypes.STRING),
          field("by", BuiltinTypes.list(BuiltinTypes.named(BuiltinRecords.PRINCIPAL))),
          field("approved", BuiltinTypes.BOOL),
          field("at", BuiltinTypes.DURATION));

  private ObservationTypes() {}

  /** The record {@code args} of what a target is given. */
  static SomaType arguments(List<FieldSymbol> parameters) {
    return record("Args", parameters.toArray(FieldSymbol[]::new));
  }

  static FieldSymbol field(String name, SomaType type) {
    return new FieldSymbol(name, type, null);
  }

  private static SomaType record(String name, FieldSymbol... fields) {
    NamedTypeSymbol symbol = new NamedTypeSymbol("", name, BuiltinTypes.SOURCE, new Span(0, 0));
    symbol.complete(new RecordDefinition(List.of(fields)));
    return BuiltinTypes.named(symbol);
  }
}
