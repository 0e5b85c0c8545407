package ai.somagent.soma.type;

import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.SomaType;

/** The type of a variable that is declared without one and may be given other values later. */
final class InferredTypes {
  private InferredTypes() {}

  /** {@code type} without what holds of the first value alone: its size, its case of a union. */
  static SomaType ofState(SomaType type) {
    return switch (type) {
      case SomaType.ListType list -> new SomaType.ListType(ofState(list.element()), Limits.NONE);
      case SomaType.MapType map ->
          new SomaType.MapType(map.key(), ofState(map.value()), Limits.NONE);
      case SomaType.ScalarType scalar -> new SomaType.ScalarType(scalar.scalar(), Limits.NONE);
      case SomaType.OptionalType optional -> new SomaType.OptionalType(ofState(optional.of()));
      case SomaType.CaseType narrowed -> new SomaType.NamedType(narrowed.union());
      case SomaType.NamedType named -> named;
      case SomaType.CaughtErrorType caught -> caught;
      case SomaType.NullType none -> none;
      case SomaType.RunType run -> run;
      case SomaType.NoValueType none -> none;
      case SomaType.ErrorType error -> error;
    };
  }
}
