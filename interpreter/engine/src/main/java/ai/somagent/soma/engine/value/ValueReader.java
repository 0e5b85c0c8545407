package ai.somagent.soma.engine.value;

import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.type.FieldIr;
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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON to values. */
final class ValueReader {
  private final Map<String, TypeDefinitionIr> types;
  private final LimitCheck limits;
  private final ScalarReader scalars;

  ValueReader(Map<String, TypeDefinitionIr> types, LimitCheck limits) {
    this.types = types;
    this.limits = limits;
    this.scalars = new ScalarReader(limits);
  }

  Value read(TypeIr type, JsonNode json, Pointer pointer) throws InvalidValueException {
    limits.depth(pointer);
    return switch (type) {
      case ScalarTypeIr scalar -> scalars.read(scalar, json, pointer);
      case ListTypeIr list -> readList(list, json, pointer);
      case MapTypeIr map -> readMap(map, json, pointer);
      case OptionalTypeIr optional ->
          isAbsent(json) ? NullValue.NULL : read(optional.of(), json, pointer);
      case NamedTypeIr named ->
          switch (definition(named.name())) {
            case RecordIr record -> readFields(record.fields(), json, pointer);
            case EnumIr cases -> readCase(named, cases, json, pointer);
            case UnionIr union -> readUnion(named, union, json, pointer);
          };
    };
  }

  MapValue readFields(List<FieldIr> fields, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    ObjectNode object = object(json, pointer);
    Map<String, Value> entries = new LinkedHashMap<>();
    putFields(fields, object, entries, pointer);
    refuseUnknown(object, entries, fields, null, pointer);
    return new MapValue(entries);
  }

  TypeDefinitionIr definition(String name) {
    TypeDefinitionIr definition = types.get(name);
    if (definition == null) {
      throw new IllegalStateException("the program has no type " + name);
    }
    return definition;
  }

  private void putFields(
      List<FieldIr> fields, ObjectNode object, Map<String, Value> entries, Pointer pointer)
      throws InvalidValueException {
    for (FieldIr field : fields) {
      JsonNode given = object.get(field.name());
      JsonNode json = isAbsent(given) ? field.defaultValue() : given;
      if (json != null && !isAbsent(json)) {
        entries.put(field.name(), read(field.type(), json, pointer.field(field.name())));
      } else if (given != null && isJson(field.type())) {
        entries.put(field.name(), NullValue.NULL);
      } else if (!(field.type() instanceof OptionalTypeIr)) {
        throw new InvalidValueException(pointer.field(field.name()), "the field is missing");
      }
    }
  }

  private static void refuseUnknown(
      ObjectNode object,
      Map<String, Value> entries,
      List<FieldIr> fields,
      @Nullable String besides,
      Pointer pointer)
      throws InvalidValueException {
    for (var given : object.properties()) {
      String name = given.getKey();
      boolean known = entries.containsKey(name) || name.equals(besides);
      if (!known && fields.stream().noneMatch(field -> field.name().equals(name))) {
        throw new InvalidValueException(pointer.field(name), "no such field");
      }
    }
  }

  private Value readList(ListTypeIr type, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    if (!json.isArray()) {
      throw JsonForms.expected("a list", json, pointer);
    }
    limits.items(type.limits(), json.size(), pointer);
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      items.add(read(type.element(), json.get(i), pointer.item(i)));
    }
    if (type.unique()) {
      limits.unique(items, pointer);
    }
    return new ListValue(items);
  }

  private Value readMap(MapTypeIr type, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    ObjectNode object = object(json, pointer);
    limits.entries(type.limits(), object.size(), pointer);
    Map<String, Value> entries = new LinkedHashMap<>();
    for (var entry : object.properties()) {
      Pointer place = pointer.field(entry.getKey());
      checkKey(type, entry.getKey(), place);
      entries.put(entry.getKey(), read(type.value(), entry.getValue(), place));
    }
    return new MapValue(entries);
  }

  void checkKey(MapTypeIr type, String key, Pointer pointer) throws InvalidValueException {
    if (!LimitCheck.isWellFormed(key)) {
      throw new InvalidValueException(pointer, "the key is half of a surrogate pair");
    }
    String keyEnum = type.keyEnum();
    if (keyEnum != null && definition(keyEnum) instanceof EnumIr(List<String> cases)) {
      if (!cases.contains(key)) {
        throw new InvalidValueException(pointer, "expected a key that is one of " + cases);
      }
    }
  }

  private static Value readCase(NamedTypeIr type, EnumIr cases, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    if (json.isTextual() && cases.cases().contains(json.textValue())) {
      return new TextValue(json.textValue());
    }
    throw JsonForms.expected("a " + type.name() + ", one of " + cases.cases(), json, pointer);
  }

  private Value readUnion(NamedTypeIr type, UnionIr union, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    ObjectNode object = object(json, pointer);
    JsonNode kind = object.get("kind");
    CaseIr chosen = kind == null ? null : caseOf(union, kind.textValue());
    if (chosen == null) {
      throw new InvalidValueException(
          pointer.field("kind"), "expected a case of " + type.name() + ", one of " + names(union));
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("kind", new TextValue(chosen.name()));
    putFields(chosen.fields(), object, entries, pointer);
    refuseUnknown(object, entries, chosen.fields(), "kind", pointer);
    return new MapValue(entries);
  }

  static @Nullable CaseIr caseOf(UnionIr union, @Nullable String name) {
    return union.cases().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  static List<String> names(UnionIr union) {
    return union.cases().stream().map(CaseIr::name).toList();
  }

  private static ObjectNode object(JsonNode json, Pointer pointer) throws InvalidValueException {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw JsonForms.expected("an object", json, pointer);
  }

  /** Whether null is a value of the type, and not the absence of one. */
  static boolean isJson(TypeIr type) {
    return type instanceof ScalarTypeIr scalar && scalar.kind() == TypeIr.ScalarKind.JSON;
  }

  private static boolean isAbsent(@Nullable JsonNode json) {
    return json == null || json.isNull() || json.isMissingNode();
  }
}
