package ai.somagent.soma.contract.type;

import ai.somagent.soma.contract.text.SomaWord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code enum} and {@code const}. */
final class EnumTypes {
  private static final int MAX_CASES = 500;

  private final SchemaTypes types;

  EnumTypes(SchemaTypes types) {
    this.types = types;
  }

  TypeText of(Place place, String hint) {
    Set<JsonNode> values = new LinkedHashSet<>();
    if (place.schema().has("const")) {
      values.add(place.schema().path("const"));
    } else {
      place.schema().path("enum").forEach(values::add);
    }
    boolean nullable = values.removeIf(JsonNode::isNull) || SchemaTypes.allowsNull(place.schema());
    return of(place, values, hint).orNull(nullable);
  }

  TypeText of(Place place, Set<JsonNode> values, String hint) {
    if (values.isEmpty()) {
      return TypeText.JSON;
    }
    if (!values.stream().allMatch(JsonNode::isTextual)) {
      types.widened(place, "the cases of an enum are strings, so any value of their type will do");
      return new TypeText(commonType(values), false);
    }
    List<String> cases = new ArrayList<>();
    for (JsonNode value : values) {
      String word = SomaWord.quoted(value.asText());
      if (word == null || values.size() > MAX_CASES) {
        types.widened(
            place,
            word == null
                ? "one of the cases cannot be a name, so any string will do"
                : "it has more than " + MAX_CASES + " cases, so any string will do");
        return new TypeText("string", false);
      }
      cases.add(word);
    }
    String name = types.take(place, hint);
    types.declare(place, "enum " + name + " { " + String.join(", ", cases) + " }");
    return new TypeText(name, false);
  }

  private static String commonType(Set<JsonNode> values) {
    if (values.stream().allMatch(JsonNode::isIntegralNumber)) {
      return "int";
    }
    if (values.stream().allMatch(JsonNode::isNumber)) {
      return "double";
    }
    return values.stream().allMatch(JsonNode::isBoolean) ? "bool" : "json";
  }
}
