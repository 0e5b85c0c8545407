package ai.somagent.soma.contract.type;

import ai.somagent.soma.contract.text.SomaLiteral;
import ai.somagent.soma.contract.text.SomaWord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Objects: records where they have properties, maps where they do not. */
final class RecordTypes {
  private final SchemaTypes types;
  private final ScalarTypes limits;

  RecordTypes(SchemaTypes types) {
    this.types = types;
    this.limits = new ScalarTypes(types.findings());
  }

  /** Null for an {@code allOf} that only wraps what another rule knows better. */
  @Nullable TypeText of(Place place, String hint) {
    JsonNode schema = place.schema();
    JsonNode parts = schema.path("allOf");
    if (parts.size() == 1 && !schema.has("properties")) {
      return types.of(place.below("allOf", 0), hint).orNull(SchemaTypes.allowsNull(schema));
    }
    ObjectShape shape = ObjectShape.of(place, types);
    if (shape == null) {
      types.widened(place, "its parts do not come to one object, so it is `json`");
      return TypeText.JSON;
    }
    boolean nullable = SchemaTypes.allowsNull(schema);
    return shape.properties().isEmpty()
        ? map(place, hint).orNull(nullable)
        : new TypeText(record(shape, hint, property -> true), nullable);
  }

  private TypeText map(Place place, String hint) {
    JsonNode schema = place.schema();
    Place values = place.below("additionalProperties");
    if (schema.path("patternProperties").size() == 1) {
      String pattern = schema.path("patternProperties").fieldNames().next();
      values = place.below("patternProperties").below(pattern);
      types.widened(place, "any string is a key of the map");
    }
    TypeText value = values.schema().isObject() ? types.of(values, hint + "Value") : TypeText.JSON;
    String text = "map<string, " + value.text() + ">" + limits.entries(place);
    return new TypeText(text, false);
  }

  /** Declares a record of those properties that {@code kept} takes, and gives its name. */
  String record(ObjectShape shape, String hint, Predicate<Place> kept) {
    String name = types.take(shape.place(), hint);
    if (types.isFull()) {
      types.declare(shape.place(), "");
      return "json";
    }
    StringBuilder text = new StringBuilder("type " + name + " {\n");
    boolean any = false;
    for (Map.Entry<String, Place> property : shape.properties().entrySet()) {
      if (kept.test(property.getValue())) {
        any |= field(shape, property.getKey(), property.getValue(), name, text);
      }
    }
    if (shape.place().schema().path("additionalProperties").isObject()) {
      types.widened(shape.place(), "properties besides the named ones are left out");
    }
    if (!any) {
      return "map<string, json>";
    }
    types.declare(shape.place(), text.append("}").toString());
    return name;
  }

  private boolean field(
      ObjectShape shape, String property, Place schema, String owner, StringBuilder out) {
    String word = SomaWord.quoted(property);
    if (word == null) {
      types.widened(schema, "the property cannot be a name and is left out");
      return false;
    }
    TypeText type = types.of(schema, owner + SomaWord.upper(property));
    out.append(SomaLiteral.doc(schema.text("description"), "  "));
    out.append("  ").append(word).append(": ");
    String value = KnownText.defaultOf(schema.schema());
    boolean there = value != null || shape.isRequired(property);
    out.append(there ? type.text() : type.optional());
    out.append(value == null ? "" : " = " + value).append('\n');
    return true;
  }
}
