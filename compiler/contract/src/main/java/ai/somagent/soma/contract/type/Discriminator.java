package ai.somagent.soma.contract.type;

import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.text.SomaWord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The property whose value tells the variants of an object apart.
 *
 * @param variants by that value, in order
 */
record Discriminator(String property, Map<String, ObjectShape> variants) {

  /** The one that OpenAPI names, else one that is a constant in every variant; null without one. */
  static @Nullable Discriminator find(Place place, List<Place> variants, SchemaTypes types) {
    Map<Place, ObjectShape> shapes = new LinkedHashMap<>();
    for (Place variant : variants) {
      ObjectShape shape = ObjectShape.of(variant, types);
      Place target = types.resolve(variant);
      if (shape == null || target == null || types.isInProgress(target.pointer())) {
        return null;
      }
      shapes.put(variant, shape);
    }
    Place named = place.below("discriminator");
    if (!named.text("propertyName").isEmpty()) {
      return named(named, shapes);
    }
    for (String property : shapes.values().iterator().next().properties().keySet()) {
      Discriminator found = constant(property, shapes);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Discriminator named(Place named, Map<Place, ObjectShape> shapes) {
    String property = named.text("propertyName");
    Map<String, String> values = new LinkedHashMap<>();
    named
        .schema()
        .path("mapping")
        .properties()
        .forEach(entry -> values.putIfAbsent(entry.getValue().asText(), entry.getKey()));
    Map<String, ObjectShape> variants = new LinkedHashMap<>();
    for (Map.Entry<Place, ObjectShape> shape : shapes.entrySet()) {
      String reference = shape.getKey().text("$ref");
      String name = reference.isEmpty() ? "" : Pointers.last(reference);
      String constant = constant(shape.getValue(), property);
      String value = values.getOrDefault(reference, values.getOrDefault(name, name));
      variants.put(constant != null ? constant : value, shape.getValue());
    }
    return variants.size() < shapes.size() || variants.containsKey("")
        ? null
        : new Discriminator(property, variants);
  }

  private static @Nullable Discriminator constant(String property, Map<Place, ObjectShape> shapes) {
    Map<String, ObjectShape> variants = new LinkedHashMap<>();
    for (ObjectShape shape : shapes.values()) {
      String value = constant(shape, property);
      if (value == null || variants.put(value, shape) != null) {
        return null;
      }
    }
    return new Discriminator(property, variants);
  }

  private static @Nullable String constant(ObjectShape shape, String property) {
    Place place = shape.properties().get(property);
    if (place == null) {
      return null;
    }
    JsonNode cases = place.schema().path("enum");
    JsonNode value = cases.size() == 1 ? cases.get(0) : place.schema().path("const");
    return value.isTextual() ? value.asText() : null;
  }

  /** Whether every value can be written as the case of a union. */
  boolean hasPlainCases() {
    return variants.keySet().stream().allMatch(v -> v.equals(SomaWord.quoted(v)));
  }
}
