package ai.somagent.soma.contract.type;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.TypeNames;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates the schemas of one document, and declares what needs a name. A schema that is referred
 * to has one type wherever that is; one inside itself is {@code json} there. Use from one thread.
 */
public final class SchemaTypes {
  /** Most declarations of one contract. */
  public static final int MAX_TYPES = 2_000;

  /** Longest text of a module, in characters; the compiler takes no more. */
  private static final int MAX_TEXT = 1_000_000;

  /** Longest chain of references inside each other, for the sake of the stack. */
  private static final int MAX_REFERENCES = 100;

  private final JsonNode root;
  private final ContractFindings findings;
  private final ModuleText module;
  private final TypeNames names;
  private final Map<String, String> reserved = new HashMap<>();
  private final Map<String, TypeText> known = new HashMap<>();
  private final Set<String> inProgress = new HashSet<>();
  private final ScalarTypes scalars;
  private final RecordTypes records;
  private final VariantTypes variants;

  public SchemaTypes(JsonNode root, ContractFindings findings, ModuleText module, TypeNames names) {
    this.root = root;
    this.findings = findings;
    this.module = module;
    this.names = names;
    this.scalars = new ScalarTypes(findings);
    this.records = new RecordTypes(this);
    this.variants = new VariantTypes(this);
  }

  /** Keeps a good name for what is declared at {@code pointer} before others take it. */
  public void reserve(String pointer, String wanted) {
    reserved.put(pointer, names.take(wanted));
  }

  /** The type of the schema that stands at {@code pointer}, declared there or somewhere else. */
  public TypeText referred(String pointer) {
    TypeText done = known.get(pointer);
    if (done != null) {
      return done;
    }
    JsonNode target = Pointers.find(root, pointer);
    if (target == null) {
      findings.invalid(pointer, "it is referred to and not there");
      return TypeText.JSON;
    }
    if (inProgress.size() == MAX_REFERENCES) {
      findings.widened(
          pointer, "it stands " + MAX_REFERENCES + " references deep, and is `json` there");
      return TypeText.JSON;
    }
    if (!inProgress.add(pointer)) {
      findings.widened(pointer, "it holds itself, and is `json` there");
      return TypeText.JSON;
    }
    TypeText type = alias(new Place(target, pointer));
    inProgress.remove(pointer);
    known.put(pointer, type);
    return type;
  }

  /** A scalar that somebody gave a name has one in Soma as well. */
  private TypeText alias(Place place) {
    String name = reserved.get(place.pointer());
    TypeText type = of(place, name == null ? Pointers.last(place.pointer()) : name);
    if (name == null || !isScalar(type)) {
      return type;
    }
    declare(place, "type " + name + " = " + type.base());
    return new TypeText(name, type.nullable());
  }

  private static boolean isScalar(TypeText type) {
    String base = type.base();
    boolean named = Character.isUpperCase(base.charAt(0));
    return !named && !base.equals("json") && !base.startsWith("list<") && !base.startsWith("map<");
  }

  /**
   * The type of a schema.
   *
   * @param hint what to call it if it needs a name
   */
  public TypeText of(Place place, String hint) {
    JsonNode schema = place.schema();
    if (schema.isBoolean() || schema.isMissingNode()) {
      return TypeText.JSON;
    }
    if (!schema.isObject()) {
      findings.invalid(place.pointer(), "it is no schema");
      return TypeText.JSON;
    }
    boolean nullable = schema.path("nullable").asBoolean(false);
    return ofObject(place, hint).orNull(nullable);
  }

  private TypeText ofObject(Place place, String hint) {
    JsonNode schema = place.schema();
    String known = KnownText.type(schema);
    if (known != null) {
      return new TypeText(known, false);
    }
    if (schema.path("$ref").isTextual()) {
      return reference(place, schema.path("$ref").asText());
    }
    if (schema.has("allOf") || isObject(schema)) {
      TypeText merged = records.of(place, hint);
      if (merged != null) {
        return merged;
      }
    }
    if (schema.has("oneOf") || schema.has("anyOf")) {
      return variants.of(place, schema.has("oneOf") ? "oneOf" : "anyOf", hint);
    }
    if (schema.has("enum") || schema.has("const")) {
      return new EnumTypes(this).of(place, hint);
    }
    return byType(place, hint);
  }

  private TypeText reference(Place place, String reference) {
    String pointer = Pointers.ofReference(reference);
    if (pointer == null) {
      widened(place, "`" + reference.replace('`', '\'') + "` names no place in the file");
      return TypeText.JSON;
    }
    return referred(pointer);
  }

  private TypeText byType(Place place, String hint) {
    List<String> types = types(place.schema());
    boolean nullable = types.remove("null");
    if (types.size() > 1
        && !(types.size() == 2 && types.contains("integer") && types.contains("number"))) {
      widened(place, "values of several types are `json`");
      return TypeText.JSON;
    }
    String type = types.isEmpty() ? implied(place.schema()) : types.getLast();
    TypeText text =
        switch (type) {
          case "array" -> list(place, hint);
          case "object" -> TypeText.JSON;
          case "" -> TypeText.JSON;
          default -> scalars.of(type, place);
        };
    return text.orNull(nullable);
  }

  /** What keywords speak of where no type is named. */
  private static String implied(JsonNode schema) {
    if (schema.has("items") || schema.has("prefixItems") || schema.has("minItems")) {
      return "array";
    }
    if (schema.has("pattern") || schema.has("maxLength") || schema.has("minLength")) {
      return "string";
    }
    return schema.has("minimum") || schema.has("maximum") ? "number" : "";
  }

  private static List<String> types(JsonNode schema) {
    List<String> types = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(each -> types.add(each.asText()));
    types.sort(null);
    return types;
  }

  static boolean isObject(JsonNode schema) {
    List<String> types = types(schema);
    types.remove("null");
    boolean said = types.size() == 1 && types.contains("object");
    boolean implied =
        types.isEmpty()
            && !schema.has("oneOf")
            && !schema.has("anyOf")
            && (schema.has("properties") || schema.has("additionalProperties"));
    boolean open = schema.has("oneOf") || schema.has("anyOf");
    return implied || said && (!open || schema.has("properties"));
  }

  static boolean allowsNull(JsonNode schema) {
    return types(schema).contains("null");
  }

  private TypeText list(Place place, String hint) {
    JsonNode items = place.schema().path("items");
    boolean tuple = items.isArray() || place.schema().has("prefixItems");
    if (tuple) {
      widened(place, "the items of a list have one type, so these are `json`");
    }
    TypeText item = tuple ? TypeText.JSON : of(place.below("items"), hint + "Item");
    return new TypeText("list<" + item.text() + ">" + scalars.items(place), false);
  }

  String take(Place place, String hint) {
    String name = reserved.get(place.pointer());
    return name != null ? name : names.take(hint);
  }

  void declare(Place place, String declaration) {
    if (module.declarations() == MAX_TYPES) {
      findings.tooLarge("it comes to more than 2,000 types");
    } else if (module.length() + declaration.length() > MAX_TEXT) {
      findings.tooLarge("it comes to more than a million characters of Soma");
    } else {
      String doc = place.text("description");
      module.declare(doc.isEmpty() ? place.text("title") : doc, declaration);
    }
  }

  /** Whether more would be in vain. */
  boolean isFull() {
    return module.declarations() >= MAX_TYPES || module.length() > MAX_TEXT;
  }

  void widened(Place place, String message) {
    findings.widened(place.pointer(), message);
  }

  /** The type of a value that is sent: without the properties that only the other side sets. */
  public TypeText sent(Place place, String hint) {
    Place target = resolve(place);
    if (target == null) {
      return of(place, hint);
    }
    ObjectShape shape = ObjectShape.of(target, this);
    if (shape == null || shape.properties().values().stream().noneMatch(SchemaTypes::isReadOnly)) {
      return of(place, hint);
    }
    Place apart = new Place(shape.place().schema(), place.pointer() + "#sent");
    ObjectShape sent = new ObjectShape(apart, shape.properties(), shape.required());
    String name = place == target ? hint : Pointers.last(target.pointer()) + "Input";
    return new TypeText(records.record(sent, name, each -> !isReadOnly(each)), false);
  }

  private static boolean isReadOnly(Place property) {
    return property.schema().path("readOnly").asBoolean(false);
  }

  /** What {@code place} refers to in the end; an empty place when that is nowhere. */
  public Place target(Place place) {
    Place target = resolve(place);
    if (target == null) {
      findings.invalid(place.pointer(), "it refers to something that is not there");
      return new Place(MissingNode.getInstance(), place.pointer());
    }
    return target;
  }

  @Nullable Place resolve(Place place) {
    Place at = place;
    Set<String> seen = new HashSet<>();
    while (at.schema().path("$ref").isTextual()) {
      String pointer = Pointers.ofReference(at.schema().path("$ref").asText());
      JsonNode target = pointer == null ? null : Pointers.find(root, pointer);
      if (pointer == null || target == null || !seen.add(pointer)) {
        return null;
      }
      at = new Place(target, pointer);
    }
    return at;
  }

  ContractFindings findings() {
    return findings;
  }

  boolean isInProgress(String pointer) {
    return inProgress.contains(pointer);
  }
}
