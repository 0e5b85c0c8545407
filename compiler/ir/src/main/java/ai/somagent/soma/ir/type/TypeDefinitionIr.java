package ai.somagent.soma.ir.type;

import java.util.List;

/** What a named type is. */
public sealed interface TypeDefinitionIr {

  /** A closed record. */
  record RecordIr(List<FieldIr> fields) implements TypeDefinitionIr {
    public RecordIr {
      fields = List.copyOf(fields);
    }
  }

  /** Cases in ascending order; a string in JSON. */
  record EnumIr(List<String> cases) implements TypeDefinitionIr {
    public EnumIr {
      cases = List.copyOf(cases);
    }
  }

  /** In JSON an object whose {@code kind} names the case. */
  record UnionIr(List<CaseIr> cases) implements TypeDefinitionIr {
    public UnionIr {
      cases = List.copyOf(cases);
    }
  }

  /** One case of a union. */
  record CaseIr(String name, List<FieldIr> fields) {
    public CaseIr {
      fields = List.copyOf(fields);
    }
  }
}
