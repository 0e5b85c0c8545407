package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds types without any finite value: a record that needs one of itself. */
final class FiniteTypes {
  private final Set<String> finite = new HashSet<>();

  private FiniteTypes() {}

  static List<String> infinite(Map<String, TypeDefinitionIr> types) {
    FiniteTypes known = new FiniteTypes();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, TypeDefinitionIr> type : types.entrySet()) {
        grown |= known.isFinite(type.getValue()) && known.finite.add(type.getKey());
      }
    }
    return types.keySet().stream().filter(name -> !known.finite.contains(name)).toList();
  }

  private boolean isFinite(TypeDefinitionIr definition) {
    return switch (definition) {
      case EnumIr _ -> true;
      case RecordIr(List<FieldIr> fields) -> allFinite(fields);
      case UnionIr(List<CaseIr> cases) -> cases.stream().anyMatch(one -> allFinite(one.fields()));
    };
  }

  private boolean allFinite(List<FieldIr> fields) {
    return fields.stream()
        .allMatch(field -> field.defaultValue() != null || isFinite(field.type()));
  }

  private boolean isFinite(TypeIr type) {
    return switch (type) {
      case ScalarTypeIr _ -> true;
      case OptionalTypeIr _ -> true;
      case ListTypeIr list -> mayBeEmpty(list.limits()) || isFinite(list.element());
      case MapTypeIr map -> mayBeEmpty(map.limits()) || isFinite(map.value());
      case NamedTypeIr named -> finite.contains(named.name());
    };
  }

  private static boolean mayBeEmpty(LimitsIr limits) {
    return limits.min() == null || limits.min() <= 0;
  }
}
