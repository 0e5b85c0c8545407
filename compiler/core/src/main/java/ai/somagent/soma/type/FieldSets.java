package ai.somagent.soma.type;

import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.CaseType;
import ai.somagent.soma.checked.SomaType.CaughtErrorType;
import ai.somagent.soma.checked.SomaType.NamedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that values of a type have. */
public final class FieldSets {
  private static final List<FieldSymbol> ERROR_FIELDS =
      List.of(
          new FieldSymbol("kind", BuiltinTypes.STRING, null),
          new FieldSymbol("message", BuiltinTypes.STRING, null),
          new FieldSymbol("step", BuiltinTypes.STRING, null));

  private FieldSets() {}

  /** Fields of a record, of a union's known case, or of a caught error; null for other types. */
  public static @Nullable List<FieldSymbol> of(SomaType type) {
    if (type instanceof NamedType named
        && named.symbol().definition() instanceof RecordDefinition record) {
      return record.fields();
    }
    if (type instanceof CaseType one && one.union().definition() instanceof UnionDefinition union) {
      CaseSymbol found = FieldRules.findCase(union, one.caseName());
      return found == null ? null : found.fields();
    }
    return type instanceof CaughtErrorType caught ? ofError(caught.kind()) : null;
  }

  private static List<FieldSymbol> ofError(@Nullable ErrorSymbol kind) {
    List<FieldSymbol> fields = new ArrayList<>(ERROR_FIELDS);
    if (kind != null) {
      fields.addAll(kind.fields());
    }
    return fields;
  }
}
