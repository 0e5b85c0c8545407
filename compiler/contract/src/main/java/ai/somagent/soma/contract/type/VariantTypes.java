package ai.somagent.soma.contract.type;

import ai.somagent.soma.contract.text.SomaWord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code oneOf} and {@code anyOf}. Objects told apart by a property {@code kind} are a union, for
 * that is how Soma writes one; told apart by another property they are one record of all their
 * properties, since the name cannot be changed on the wire.
 */
final class VariantTypes {
  private final SchemaTypes types;

  VariantTypes(SchemaTypes types) {
    this.types = types;
  }

  TypeText of(Place place, String keyword, String hint) {
    List<Place> variants = new ArrayList<>();
    boolean nullable = SchemaTypes.allowsNull(place.schema());
    for (int i = 0; i < place.schema().path(keyword).size(); i++) {
      Place variant = place.below(keyword, i);
      if (variant.text("type").equals("null")) {
        nullable = true;
      } else {
        variants.add(variant);
      }
    }
    return of(place, variants, hint).orNull(nullable);
  }

  private TypeText of(Place place, List<Place> variants, String hint) {
    if (variants.isEmpty()) {
      return TypeText.JSON;
    }
    if (variants.size() == 1) {
      return types.of(variants.getFirst(), hint);
    }
    Set<JsonNode> cases = cases(variants);
    if (cases != null) {
      return new EnumTypes(types).of(place, cases, hint);
    }
    Discriminator discriminator = Discriminator.find(place, variants, types);
    if (discriminator == null) {
      types.widened(place, "nothing tells its variants apart, so it is `json`");
      return TypeText.JSON;
    }
    return discriminator.property().equals("kind") && discriminator.hasPlainCases()
        ? union(place, discriminator, hint)
        : merged(place, discriminator, hint);
  }

  /** The strings of variants that are nothing but strings. */
  private static @Nullable Set<JsonNode> cases(List<Place> variants) {
    Set<JsonNode> cases = new LinkedHashSet<>();
    for (Place variant : variants) {
      JsonNode schema = variant.schema();
      if (schema.path("const").isTextual()) {
        cases.add(schema.path("const"));
      } else if (schema.path("enum").isArray() && schema.path("enum").get(0) != null) {
        schema.path("enum").forEach(cases::add);
      } else {
        return null;
      }
    }
    return cases.stream().allMatch(JsonNode::isTextual) ? cases : null;
  }

  private TypeText union(Place place, Discriminator discriminator, String hint) {
    String name = types.take(place, hint);
    StringBuilder text = new StringBuilder("union " + name + " {\n");
    for (Map.Entry<String, ObjectShape> variant : discriminator.variants().entrySet()) {
      List<String> fields = new ArrayList<>();
      for (Map.Entry<String, Place> property : variant.getValue().properties().entrySet()) {
        String word = SomaWord.quoted(property.getKey());
        if (word == null) {
          types.widened(property.getValue(), "the property cannot be a name and is left out");
        } else if (!property.getKey().equals("kind")) {
          String inner =
              name + SomaWord.upper(variant.getKey()) + SomaWord.upper(property.getKey());
          TypeText type = types.of(property.getValue(), inner);
          boolean required = variant.getValue().isRequired(property.getKey());
          fields.add(word + ": " + (required ? type.text() : type.optional()));
        }
      }
      text.append("  ").append(variant.getKey());
      text.append(fields.isEmpty() ? "" : "(" + String.join(", ", fields) + ")").append('\n');
    }
    types.declare(place, text.append("}").toString());
    return new TypeText(name, false);
  }

  private TypeText merged(Place place, Discriminator discriminator, String hint) {
    types.widened(
        place,
        "its variants are told apart by `"
            + discriminator.property()
            + "` and not by `kind`, so it is one record of all their properties");
    String name = types.take(place, hint);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(discriminator.property(), tag(place, discriminator, name));
    for (ObjectShape variant : discriminator.variants().values()) {
      for (Map.Entry<String, Place> property : variant.properties().entrySet()) {
        if (property.getKey().equals(discriminator.property())) {
          continue;
        }
        TypeText type = types.of(property.getValue(), name + SomaWord.upper(property.getKey()));
        String before = fields.putIfAbsent(property.getKey(), type.optional());
        if (before != null && !before.equals(type.optional())) {
          fields.put(property.getKey(), "json?");
        }
      }
    }
    types.declare(place, record(name, fields));
    return new TypeText(name, false);
  }

  private String tag(Place place, Discriminator discriminator, String name) {
    List<String> cases = new ArrayList<>();
    for (String value : discriminator.variants().keySet()) {
      String word = SomaWord.quoted(value);
      if (word == null) {
        return "string";
      }
      cases.add(word);
    }
    String tag =
        types.take(place.below("discriminator"), name + SomaWord.upper(discriminator.property()));
    types.declare(
        place.below("discriminator"), "enum " + tag + " { " + String.join(", ", cases) + " }");
    return tag;
  }

  private static String record(String name, Map<String, String> fields) {
    StringBuilder text = new StringBuilder("type " + name + " {\n");
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String word = SomaWord.quoted(field.getKey());
      if (word != null) {
        text.append("  ").append(word).append(": ").append(field.getValue()).append('\n');
      }
    }
    return text.append("}").toString();
  }
}
