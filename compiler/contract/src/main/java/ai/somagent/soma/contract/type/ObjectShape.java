package ai.somagent.soma.contract.type;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object with those of everything in its {@code allOf}.
 *
 * @param place where the object stands
 * @param properties by name, in order
 */
record ObjectShape(Place place, Map<String, Place> properties, Set<String> required) {

  /** The shape of {@code place}, or null when it is no object or does not come to an end. */
  static @Nullable ObjectShape of(Place place, SchemaTypes types) {
    ObjectShape shape = new ObjectShape(place, new LinkedHashMap<>(), new HashSet<>());
    return shape.add(place, types, new HashSet<>()) ? shape : null;
  }

  private boolean add(Place place, SchemaTypes types, Set<String> seen) {
    Place target = types.resolve(place);
    if (target == null || !seen.add(target.pointer()) || !target.schema().isObject()) {
      return false;
    }
    boolean whole = target.schema().has("allOf");
    boolean others = target.schema().has("oneOf") || target.schema().has("anyOf");
    if (others || !whole && !SchemaTypes.isObject(target.schema()) && !isRequirement(target)) {
      return false;
    }
    for (int i = 0; i < target.schema().path("allOf").size(); i++) {
      if (!add(target.below("allOf", i), types, seen)) {
        return false;
      }
    }
    Place own = target.below("properties");
    own.schema().properties().forEach(e -> properties.put(e.getKey(), own.below(e.getKey())));
    target.schema().path("required").forEach(name -> required.add(name.asText()));
    return true;
  }

  /** Parts of an {@code allOf} often only demand or describe. */
  private static boolean isRequirement(Place place) {
    return !place.schema().has("type")
        && !place.schema().has("enum")
        && !place.schema().has("const")
        && !place.schema().has("items");
  }

  boolean isRequired(String property) {
    return required.contains(property);
  }
}
