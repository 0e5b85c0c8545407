package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the JSON Schemas that {@link TypeWriter} writes, and no others. */
final class TypeReader {
  private TypeReader() {}

  static TypeIr read(JsonCursor at) throws IrFormatException {
    at.requireObject();
    if (at.has("$ref")) {
      return new NamedTypeIr(reference(at.object(Set.of("$ref"), Set.of()).at("$ref")));
    }
    if (at.has("anyOf")) {
      return optional(at.object(Set.of("anyOf"), Set.of()).at("anyOf"));
    }
    if (!at.has("type")) {
      return ScalarReader.json(at);
    }
    return switch (at.at("type").text()) {
      case "array" -> list(at);
      case "object" -> map(at);
      default -> ScalarReader.read(at);
    };
  }

  /** A closed object of fields. */
  static List<FieldIr> fields(JsonCursor at) throws IrFormatException {
    closedObject(at);
    List<FieldIr> fields = propertiesOf(at, Set.of());
    requireRequired(at, fields, Set.of());
    return fields;
  }

  static void closedObject(JsonCursor at) throws IrFormatException {
    at.object(Set.of("type", "properties", "additionalProperties"), Set.of("required"));
    at.at("type").oneOf(Set.of("object"));
    if (at.at("additionalProperties").bool()) {
      throw at.at("additionalProperties").refused("must be false");
    }
  }

  /** Fields of a closed object, but those in {@code except}. */
  static List<FieldIr> propertiesOf(JsonCursor at, Set<String> except) throws IrFormatException {
    JsonCursor properties = at.at("properties");
    properties.requireObject();
    List<FieldIr> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : properties.json().properties()) {
      if (!except.contains(entry.getKey())) {
        fields.add(field(entry.getKey(), properties.at(entry.getKey())));
      }
    }
    return fields;
  }

  /** Checks that {@code required} lists what has neither default nor {@code ?}, in order. */
  static void requireRequired(JsonCursor at, List<FieldIr> fields, Set<String> always)
      throws IrFormatException {
    TreeSet<String> expected = new TreeSet<>(always);
    fields.stream().filter(TypeWriter::isRequired).map(FieldIr::name).forEach(expected::add);
    if (expected.isEmpty() && !at.has("required")) {
      return;
    }
    JsonCursor required = at.at("required");
    if (expected.isEmpty() || !required.list(JsonCursor::text).equals(List.copyOf(expected))) {
      throw required.refused("must be " + expected);
    }
  }

  private static FieldIr field(String name, JsonCursor at) throws IrFormatException {
    at.requireObject();
    LabelledType labelled = LabelledType.read(LabelledType.without(at, "default"));
    JsonNode value = at.has("default") ? at.at("default").json().deepCopy() : null;
    if (value != null && value.isNull()) {
      throw at.at("default").refused("absence is no default");
    }
    return new FieldIr(name, labelled.type(), value, labelled.labels());
  }

  static String reference(JsonCursor at) throws IrFormatException {
    String text = at.text();
    if (!text.startsWith(TypeWriter.REFERENCE)) {
      throw at.refused("a reference to `" + TypeWriter.REFERENCE + "…` is expected");
    }
    return text.substring(TypeWriter.REFERENCE.length());
  }

  private static TypeIr optional(JsonCursor at) throws IrFormatException {
    List<JsonCursor> options = at.list(option -> option);
    if (options.size() != 2) {
      throw at.refused("a type and `null` are expected");
    }
    options.get(1).object(Set.of("type"), Set.of()).at("type").oneOf(Set.of("null"));
    TypeIr of = read(options.get(0));
    if (of instanceof OptionalTypeIr) {
      throw options.get(0).refused("an optional of an optional");
    }
    return new OptionalTypeIr(of);
  }

  private static TypeIr list(JsonCursor at) throws IrFormatException {
    at.object(Set.of("type", "items"), Set.of("minItems", "maxItems", "uniqueItems"));
    if (at.has("uniqueItems") && !at.at("uniqueItems").bool()) {
      throw at.at("uniqueItems").refused("must be true or absent");
    }
    return new ListTypeIr(
        read(at.at("items")), sizes(at, "minItems", "maxItems"), at.has("uniqueItems"));
  }

  private static TypeIr map(JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("type", "additionalProperties"),
        Set.of("propertyNames", "minProperties", "maxProperties"));
    @Nullable String keys =
        at.optional(
            "propertyNames", names -> reference(names.object(Set.of("$ref"), Set.of()).at("$ref")));
    return new MapTypeIr(
        keys, read(at.at("additionalProperties")), sizes(at, "minProperties", "maxProperties"));
  }

  private static LimitsIr sizes(JsonCursor at, String min, String max) throws IrFormatException {
    return ScalarReader.limits(ScalarReader.size(at, min), ScalarReader.size(at, max), null, null);
  }
}
