package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonArray;
import ai.somagent.soma.json.JsonValue.JsonFlag;
import ai.somagent.soma.json.JsonValue.JsonNumber;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The form of layout members: what is checked when reading, and their schema. */
final class AstLayoutRules {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> AROUND = List.of(AstLayout.DOC, AstLayout.GAP);

  private AstLayoutRules() {}

  static void check(String name, JsonValue value, NodeRow<?> row, AstProblems problems) {
    switch (name) {
      case AstLayout.AT -> checkAt(value, problems);
      case AstLayout.DOC -> {
        if (!(value instanceof JsonText)) {
          problems.wrongType(value, "a string");
        }
      }
      case AstLayout.AROUND -> checkAround(value, row, problems);
      default -> {
        if (!(value instanceof JsonFlag)) {
          problems.wrongType(value, "a truth value");
        }
      }
    }
  }

  private static void checkAt(JsonValue value, AstProblems problems) {
    boolean four =
        value instanceof JsonArray array
            && array.items().size() == 4
            && array.items().stream().allMatch(AstLayoutRules::isPosition);
    if (!four) {
      problems.badValue(
          value, "`at` is first line, first column, last line, last column, each from 1", null);
    }
  }

  private static boolean isPosition(JsonValue value) {
    return value instanceof JsonNumber number
        && number.whole()
        && number.text().length() < 10
        && Integer.parseInt(number.text()) > 0;
  }

  private static void checkAround(JsonValue value, NodeRow<?> row, AstProblems problems) {
    if (!(value instanceof JsonObject object)) {
      problems.wrongType(value, "an object");
      return;
    }
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      if (!row.placedMembers().contains(member.getKey())) {
        problems.unknownMember(member.getValue(), member.getKey(), "`around`", row.placedMembers());
      } else if (member.getValue() instanceof JsonObject layout) {
        checkOne(layout, row, problems);
      } else {
        problems.wrongType(member.getValue(), "an object");
      }
    }
  }

  private static void checkOne(JsonObject layout, NodeRow<?> row, AstProblems problems) {
    for (Map.Entry<String, JsonValue> member : layout.members().entrySet()) {
      if (AROUND.contains(member.getKey())) {
        check(member.getKey(), member.getValue(), row, problems);
      } else {
        problems.unknownMember(member.getValue(), member.getKey(), "layout", AROUND);
      }
    }
  }

  static ObjectNode schema(String name, NodeRow<?> row) {
    return switch (name) {
      case AstLayout.AT -> reference("at");
      case AstLayout.DOC -> JSON.objectNode().put("type", "string");
      case AstLayout.AROUND -> around(row);
      default -> JSON.objectNode().put("type", "boolean");
    };
  }

  private static ObjectNode around(NodeRow<?> row) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode members = schema.putObject("properties");
    row.placedMembers().forEach(member -> members.set(member, reference("around")));
    return schema.put("additionalProperties", false);
  }

  /** What all rows share. */
  static void define(ObjectNode definitions) {
    ObjectNode at = definitions.putObject("at");
    at.put("description", "Layout: first line, first column, last line, last column, each from 1.");
    at.put("type", "array").put("minItems", 4).put("maxItems", 4);
    at.putObject("items").put("type", "integer").put("minimum", 1).put("maximum", 999_999_999);
    ObjectNode around = definitions.putObject("around");
    around.put("description", "Layout: documentation and blank line before a member.");
    around.put("type", "object");
    ObjectNode members = around.putObject("properties");
    members.putObject(AstLayout.DOC).put("type", "string");
    members.putObject(AstLayout.GAP).put("type", "boolean");
    around.put("additionalProperties", false);
  }

  static ObjectNode reference(String name) {
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }
}
