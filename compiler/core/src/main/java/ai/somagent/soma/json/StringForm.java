package ai.somagent.soma.json;

import ai.somagent.soma.format.Escapes;
import ai.somagent.soma.json.JsonValue.JsonFlag;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.StringSyntax.Form;
import ai.somagent.soma.syntax.StringSyntax.InterpolationPart;
import ai.somagent.soma.syntax.StringSyntax.Part;
import ai.somagent.soma.syntax.StringSyntax.TextPart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The member {@code value} or {@code parts} of a {@code String} node. */
final class StringForm {
  static final String VALUE = "value";
  static final String PARTS = "parts";

  private StringForm() {}

  /** The parts; a constant string has none but its value. */
  static final Slot<StringSyntax> PARTS_SLOT =
      new Slot<>() {
        @Override
        public JsonNode write(StringSyntax string, AstWriting writing) {
          return writeParts(string, writing);
        }

        @Override
        public void read(JsonValue json, JsonObject owner, AstReading reading) {
          boolean block = isBlock(owner);
          reading.append(block ? "\"\"\"\n" : "\"");
          for (JsonValue part : reading.items(json)) {
            readPart(part, owner, block, reading);
          }
          reading.append(block ? "\n\"\"\"" : "\"");
        }

        @Override
        public ObjectNode schema() {
          ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
          ObjectNode item = schema.putObject("items");
          item.putObject("if").put("type", "string");
          item.set("else", Slots.EXPRESSION.schema());
          return schema;
        }
      };

  /** The whole text of a constant string. */
  static final Slot<StringSyntax> VALUE_SLOT =
      new Slot<>() {
        @Override
        public JsonNode write(StringSyntax string, AstWriting writing) {
          return TextNode.valueOf(string.constantText());
        }

        @Override
        public void read(JsonValue json, JsonObject owner, AstReading reading) {
          readValue(json, owner, reading);
        }

        @Override
        public ObjectNode schema() {
          return JsonNodeFactory.instance.objectNode().put("type", "string");
        }
      };

  static boolean isBlock(StringSyntax string) {
    return string.form() == Form.BLOCK;
  }

  private static boolean isBlock(JsonObject owner) {
    return owner.get(AstLayout.BLOCK) instanceof JsonFlag flag && flag.value();
  }

  private static void readValue(JsonValue json, JsonObject owner, AstReading reading) {
    if (!(json instanceof JsonText text)) {
      reading.problems.wrongType(json, "a string");
      return;
    }
    boolean block = isBlock(owner);
    String content = Escapes.escape(text.value(), block);
    if (block) {
      reading.append("\"\"\"" + (content.isEmpty() ? "" : "\n") + content + "\n\"\"\"");
    } else {
      reading.append("\"" + content + "\"");
    }
  }

  private static void readPart(
      JsonValue part, JsonObject owner, boolean block, AstReading reading) {
    if (part instanceof JsonText text) {
      reading.append(Escapes.escape(text.value(), block));
    } else {
      reading.append("${");
      reading.value(Slots.EXPRESSION, part, owner);
      reading.append("}");
    }
  }

  private static ArrayNode writeParts(StringSyntax string, AstWriting writing) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    writing.enter(string.span());
    StringBuilder text = new StringBuilder();
    for (Part part : string.parts()) {
      switch (part) {
        case TextPart piece -> text.append(piece.text());
        case InterpolationPart interpolation -> {
          flush(text, parts);
          parts.add(Slots.EXPRESSION.write(interpolation.expression(), writing));
        }
      }
    }
    flush(text, parts);
    writing.leave();
    return parts;
  }

  private static void flush(StringBuilder text, ArrayNode parts) {
    if (!text.isEmpty()) {
      parts.add(text.toString());
      text.setLength(0);
    }
  }
}
