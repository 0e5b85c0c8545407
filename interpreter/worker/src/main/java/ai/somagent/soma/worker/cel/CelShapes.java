package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of one program's types, slots and input. Built once, then immutable. */
final class CelShapes {
  private final Map<String, CelShape> named = new LinkedHashMap<>();
  private final Map<String, CelShape> variables = new LinkedHashMap<>();

  CelShapes(ProgramIr program) {
    program.types().forEach((name, type) -> named.put(name, definition(type)));
    program.slots().forEach((id, slot) -> variables.put(id, shape(slot.type())));
    variables.put("input", record(program.input()));
  }

  /** What CEL is given for {@code values}. */
  Map<String, Object> variables(Map<String, Value> values) {
    Map<String, Object> seen = LinkedHashMap.newLinkedHashMap(values.size());
    values.forEach(
        (name, value) -> seen.put(name, variables.getOrDefault(name, CelShape.PLAIN).toCel(value)));
    return seen;
  }

  private CelShape shape(TypeIr type) {
    return switch (type) {
      case TypeIr.ScalarTypeIr scalar -> CelShape.PLAIN;
      case TypeIr.ListTypeIr list -> new CelShape.ListShape(shape(list.element()));
      case TypeIr.MapTypeIr map -> new CelShape.MapShape(shape(map.value()));
      case TypeIr.OptionalTypeIr optional -> new CelShape.OptionalShape(shape(optional.of()));
      // Looked up when a value is read: types may name one another in any order.
      case TypeIr.NamedTypeIr name -> new CelShape.FieldsShape(map -> fields(name.name(), map));
    };
  }

  private Map<String, CelShape> fields(String name, Value.MapValue map) {
    return named.get(name) instanceof CelShape.FieldsShape shape
        ? shape.fieldsOf().apply(map)
        : Map.of();
  }

  private CelShape definition(TypeDefinitionIr type) {
    return switch (type) {
      case TypeDefinitionIr.RecordIr record -> record(record.fields());
      case TypeDefinitionIr.EnumIr cases -> CelShape.PLAIN;
      case TypeDefinitionIr.UnionIr union -> union(union);
    };
  }

  private CelShape record(List<FieldIr> fields) {
    Map<String, CelShape> shapes = fieldShapes(fields);
    return new CelShape.FieldsShape(map -> shapes);
  }

  private CelShape union(TypeDefinitionIr.UnionIr union) {
    Map<String, Map<String, CelShape>> cases = new LinkedHashMap<>();
    union.cases().forEach(each -> cases.put(each.name(), fieldShapes(each.fields())));
    return new CelShape.FieldsShape(map ->
        map.entries().get("kind") instanceof Value.TextValue kind
            ? cases.getOrDefault(kind.value(), Map.of())
            : Map.of());
  }

  /** An optional field is there or not; where it is there, it is a plain value. */
  private Map<String, CelShape> fieldShapes(List<FieldIr> fields) {
    Map<String, CelShape> shapes = new LinkedHashMap<>();
    for (FieldIr field : fields) {
      TypeIr type =
          field.type() instanceof TypeIr.OptionalTypeIr optional ? optional.of() : field.type();
      shapes.put(field.name(), shape(type));
    }
    return shapes;
  }
}
