package ai.somagent.soma.ir.codec;

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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Types as JSON Schema 2020-12; {@link TypeReader} is its inverse. */
final class TypeWriter {
  static final String REFERENCE = "#/$defs/";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TypeWriter() {}

  static ObjectNode write(TypeIr type) {
    return switch (type) {
      case ScalarTypeIr scalar -> ScalarWriter.write(scalar);
      case ListTypeIr list -> list(list);
      case MapTypeIr map -> map(map);
      case OptionalTypeIr optional -> optional(optional);
      case NamedTypeIr named -> JSON.objectNode().put("$ref", REFERENCE + named.name());
    };
  }

  /** With the labels of the position it stands in. */
  static ObjectNode labelled(TypeIr type, List<String> labels) {
    return CommonWriter.some(write(type), LabelledType.MEMBER, labels);
  }

  static ObjectNode write(TypeDefinitionIr definition) {
    return switch (definition) {
      case RecordIr record -> fields(record.fields());
      case EnumIr cases -> enumeration(cases);
      case UnionIr union -> union(union);
    };
  }

  /** A closed object; {@code required} is sorted, since an object's members have no order. */
  static ObjectNode fields(List<FieldIr> fields) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.set("properties", properties(JSON.objectNode(), fields));
    required(schema, fields.stream().filter(TypeWriter::isRequired).map(FieldIr::name));
    return schema.put("additionalProperties", false);
  }

  static boolean isRequired(FieldIr field) {
    return field.defaultValue() == null && !(field.type() instanceof OptionalTypeIr);
  }

  private static void required(ObjectNode schema, Stream<String> names) {
    List<String> sorted = names.sorted().toList();
    if (!sorted.isEmpty()) {
      sorted.forEach(schema.putArray("required")::add);
    }
  }

  private static ObjectNode properties(ObjectNode properties, List<FieldIr> fields) {
    for (FieldIr field : fields) {
      if (properties.has(field.name())) {
        throw new IllegalArgumentException("two fields are named `" + field.name() + "`");
      }
      properties.set(field.name(), field(field));
    }
    return properties;
  }

  private static ObjectNode field(FieldIr field) {
    ObjectNode schema = labelled(field.type(), field.labels());
    if (field.defaultValue() != null) {
      schema.set("default", field.defaultValue().deepCopy());
    }
    return schema;
  }

  private static ObjectNode list(ListTypeIr list) {
    ObjectNode schema = JSON.objectNode().put("type", "array");
    schema.set("items", write(list.element()));
    sizes(schema, list.limits(), "minItems", "maxItems");
    return list.unique() ? schema.put("uniqueItems", true) : schema;
  }

  private static ObjectNode map(MapTypeIr map) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    if (map.keyEnum() != null) {
      schema.putObject("propertyNames").put("$ref", REFERENCE + map.keyEnum());
    }
    schema.set("additionalProperties", write(map.value()));
    sizes(schema, map.limits(), "minProperties", "maxProperties");
    return schema;
  }

  private static void sizes(ObjectNode schema, LimitsIr limits, String min, String max) {
    ScalarWriter.size(schema, min, limits.min());
    ScalarWriter.size(schema, max, limits.max());
    ScalarWriter.refuseText(limits);
  }

  private static ObjectNode optional(OptionalTypeIr optional) {
    ObjectNode schema = JSON.objectNode();
    schema.putArray("anyOf").add(write(optional.of())).addObject().put("type", "null");
    return schema;
  }

  private static ObjectNode enumeration(EnumIr definition) {
    ObjectNode schema = JSON.objectNode();
    definition.cases().forEach(schema.putArray("enum")::add);
    return schema;
  }

  private static ObjectNode union(UnionIr union) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode cases = schema.putArray("oneOf");
    union.cases().forEach(one -> cases.add(unionCase(one)));
    return schema;
  }

  private static ObjectNode unionCase(CaseIr one) {
    ObjectNode properties = JSON.objectNode();
    properties.putObject("kind").put("const", one.name());
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.set("properties", properties(properties, one.fields()));
    Stream<String> names = one.fields().stream().filter(TypeWriter::isRequired).map(FieldIr::name);
    required(schema, Stream.concat(names, Stream.of("kind")));
    return schema.put("additionalProperties", false);
  }
}
