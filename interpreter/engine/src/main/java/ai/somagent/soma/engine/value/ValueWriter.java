package ai.somagent.soma.engine.value;

import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.type.FieldIr;
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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values to JSON. */
final class ValueWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final LimitCheck limits;
  private final ScalarWriter scalars;
  private final ValueReader reader;

  ValueWriter(LimitCheck limits, ValueReader reader) {
    this.limits = limits;
    this.scalars = new ScalarWriter(limits);
    this.reader = reader;
  }

  JsonNode write(TypeIr type, Value value, Pointer pointer) throws InvalidValueException {
    limits.depth(pointer);
    return switch (type) {
      case ScalarTypeIr scalar -> scalars.write(scalar, value, pointer);
      case ListTypeIr list -> writeList(list, value, pointer);
      case MapTypeIr map -> writeMap(map, value, pointer);
      case OptionalTypeIr optional ->
          value == NullValue.NULL ? NODES.nullNode() : write(optional.of(), value, pointer);
      case NamedTypeIr named ->
          switch (reader.definition(named.name())) {
            case RecordIr record -> writeFields(record.fields(), value, pointer);
            case EnumIr cases -> writeCase(named, cases, value, pointer);
            case UnionIr union -> writeUnion(named, union, value, pointer);
          };
    };
  }

  ObjectNode writeFields(List<FieldIr> fields, Value value, Pointer pointer)
      throws InvalidValueException {
    MapValue map = map(value, pointer);
    ObjectNode object = NODES.objectNode();
    putFields(fields, map, object, pointer);
    refuseUnknown(map, fields, null, pointer);
    return object;
  }

  private void putFields(List<FieldIr> fields, MapValue map, ObjectNode object, Pointer pointer)
      throws InvalidValueException {
    for (FieldIr field : fields) {
      Value given = map.entries().get(field.name());
      Pointer place = pointer.field(field.name());
      if (given != null && given != NullValue.NULL) {
        object.set(field.name(), write(field.type(), given, place));
      } else if (hasDefault(field)) {
        object.set(field.name(), writeDefault(field, place));
      } else if (given != null && ValueReader.isJson(field.type())) {
        object.set(field.name(), NODES.nullNode());
      } else if (!(field.type() instanceof OptionalTypeIr)) {
        throw new InvalidValueException(place, "the field is missing");
      }
    }
  }

  private static boolean hasDefault(FieldIr field) {
    JsonNode otherwise = field.defaultValue();
    return otherwise != null && !otherwise.isNull();
  }

  /** Through the value, so that the default has the same form as a given value. */
  private JsonNode writeDefault(FieldIr field, Pointer pointer) throws InvalidValueException {
    JsonNode otherwise = field.defaultValue();
    if (otherwise == null) {
      throw new IllegalStateException(field.name() + " has no default");
    }
    return write(field.type(), reader.read(field.type(), otherwise, pointer), pointer);
  }

  private static void refuseUnknown(
      MapValue map, List<FieldIr> fields, @Nullable String besides, Pointer pointer)
      throws InvalidValueException {
    for (String name : map.entries().keySet()) {
      boolean declared = fields.stream().anyMatch(field -> field.name().equals(name));
      if (!declared && !name.equals(besides)) {
        throw new InvalidValueException(pointer.field(name), "no such field");
      }
    }
  }

  private JsonNode writeList(ListTypeIr type, Value value, Pointer pointer)
      throws InvalidValueException {
    if (!(value instanceof ListValue(List<Value> items))) {
      throw JsonForms.expected("a list", value, pointer);
    }
    limits.items(type.limits(), items.size(), pointer);
    if (type.unique()) {
      limits.unique(items, pointer);
    }
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < items.size(); i++) {
      array.add(write(type.element(), items.get(i), pointer.item(i)));
    }
    return array;
  }

  private JsonNode writeMap(MapTypeIr type, Value value, Pointer pointer)
      throws InvalidValueException {
    MapValue map = map(value, pointer);
    limits.entries(type.limits(), map.entries().size(), pointer);
    ObjectNode object = NODES.objectNode();
    for (var entry : map.entries().entrySet()) {
      Pointer place = pointer.field(entry.getKey());
      reader.checkKey(type, entry.getKey(), place);
      object.set(entry.getKey(), write(type.value(), entry.getValue(), place));
    }
    return object;
  }

  private static JsonNode writeCase(NamedTypeIr type, EnumIr cases, Value value, Pointer pointer)
      throws InvalidValueException {
    if (value instanceof TextValue(String text) && cases.cases().contains(text)) {
      return NODES.textNode(text);
    }
    throw JsonForms.expected("a " + type.name() + ", one of " + cases.cases(), value, pointer);
  }

  private JsonNode writeUnion(NamedTypeIr type, UnionIr union, Value value, Pointer pointer)
      throws InvalidValueException {
    MapValue map = map(value, pointer);
    CaseIr chosen =
        map.entries().get("kind") instanceof TextValue(String name)
            ? ValueReader.caseOf(union, name)
            : null;
    if (chosen == null) {
      throw new InvalidValueException(
          pointer.field("kind"),
          "expected a case of " + type.name() + ", one of " + ValueReader.names(union));
    }
    ObjectNode object = NODES.objectNode().put("kind", chosen.name());
    putFields(chosen.fields(), map, object, pointer);
    refuseUnknown(map, chosen.fields(), "kind", pointer);
    return object;
  }

  private static MapValue map(Value value, Pointer pointer) throws InvalidValueException {
    if (value instanceof MapValue map) {
      return map;
    }
    throw JsonForms.expected("an object", value, pointer);
  }
}
