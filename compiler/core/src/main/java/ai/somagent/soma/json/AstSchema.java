package ai.somagent.soma.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (2020-12) of the JSON form, made from the table. */
public final class AstSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AstSchema() {}

  /** A new copy of the schema; the published resource {@code soma.ast-1.schema.json} equals it. */
  public static ObjectNode schema() {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:soma:schema:ast:1");
    schema.put("title", "soma.ast/1");
    schema.put(
        "description",
        "One Soma file as JSON. Closed: what is not named here is refused. "
            + "Names and types are judged by the compiler.");
    schema.put("$ref", "#/$defs/" + AstTable.FILE);
    ObjectNode definitions = schema.putObject("$defs");
    NameSlot.define(definitions);
    PathSlot.define(definitions);
    TextSlot.define(definitions);
    BlockSlot.define(definitions);
    ArgumentsSlot.define(definitions);
    ExpressionText.define(definitions);
    AstLayoutRules.define(definitions);
    unions().values().forEach(union -> union.define(definitions));
    AstTable.rows().forEach(row -> definitions.set(row.name, row(row)));
    return schema;
  }

  /** Every slot of several nodes, by name, in the order the table first uses it. */
  private static Map<String, UnionSlot<?>> unions() {
    Map<String, UnionSlot<?>> found = new LinkedHashMap<>();
    found.put(Slots.EXPRESSION.name, Slots.EXPRESSION);
    AstTable.rows().forEach(row -> row.members().values().forEach(slot -> collect(slot, found)));
    return found;
  }

  private static void collect(Slot<?> slot, Map<String, UnionSlot<?>> found) {
    switch (slot) {
      case UnionSlot<?> union -> found.putIfAbsent(union.name, union);
      case ListSlot<?> list -> collect(list.item(), found);
      case EitherSlot<?, ?, ?> either -> {
        collect(either.object(), found);
        collect(either.list(), found);
      }
      case BlockSlot _ -> collect(Slots.STATEMENTS, found);
      default -> {}
    }
  }

  private static ObjectNode row(NodeRow<?> row) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode members = schema.putObject("properties");
    members.putObject("node").put("const", row.name);
    row.members().forEach((name, slot) -> members.set(name, slot.schema()));
    row.layout.forEach(name -> members.set(name, AstLayoutRules.schema(name, row)));
    List<String> required = row.required();
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    choices(row, schema);
    return schema.put("additionalProperties", false);
  }

  private static void choices(NodeRow<?> row, ObjectNode schema) {
    ArrayNode all = JSON.arrayNode();
    for (NodeRow.Choice choice : row.choices) {
      if (choice.needed() && choice.members().size() > 1) {
        ArrayNode one = all.addObject().putArray("oneOf");
        choice.members().forEach(member -> one.addObject().putArray("required").add(member));
      } else if (!choice.needed()) {
        ArrayNode both = all.addObject().putObject("not").putArray("required");
        choice.members().forEach(both::add);
      }
    }
    if (!all.isEmpty()) {
      schema.set("allOf", all);
    }
  }
}
