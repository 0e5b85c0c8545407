package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonFlag;
import ai.somagent.soma.json.JsonValue.JsonNumber;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers and durations as members of their nodes. */
final class LiteralText {
  /** Whole numbers above this are no exact JSON numbers everywhere. */
  private static final BigInteger MOST_EXACT = BigInteger.ONE.shiftLeft(53);

  private LiteralText() {}

  private static BigInteger whole(String written) {
    String digits = written.replace("_", "");
    return digits.startsWith("0x")
        ? new BigInteger(digits.substring(2), 16)
        : new BigInteger(digits);
  }

  /** The value and, as layout, whether it was hexadecimal. */
  static void writeInt(IntSyntax number, ObjectNode json) {
    BigInteger value = whole(number.text());
    boolean exact = value.compareTo(MOST_EXACT) <= 0;
    json.set(
        "value", exact ? LongNode.valueOf(value.longValue()) : TextNode.valueOf(value.toString()));
    if (number.text().startsWith("0x")) {
      json.put(AstLayout.HEX, true);
    }
  }

  static void readInt(JsonObject object, AstReading reading) {
    JsonValue value = object.get("value");
    String digits = value == null ? "" : digits(value, reading.problems);
    boolean hex = object.get(AstLayout.HEX) instanceof JsonFlag flag && flag.value();
    reading.append(hex && !digits.isEmpty() ? "0x" + new BigInteger(digits).toString(16) : digits);
  }

  private static String digits(JsonValue value, AstProblems problems) {
    String text =
        switch (value) {
          case JsonNumber number when number.whole() -> number.text();
          case JsonText string -> string.value();
          default -> null;
        };
    if (text == null) {
      problems.wrongType(value, "a whole number");
    } else if (text.startsWith("-")) {
      problems.badValue(
          value,
          "an `Int` node is not negative",
          "put it into a `Unary` node with the operator `-`");
    } else if (!text.matches("[0-9]{1,40}")) {
      problems.badValue(
          value, "`" + AstProblems.shortened(text) + "` is no whole number in digits", null);
    } else if (value instanceof JsonNumber && whole(text).compareTo(MOST_EXACT) > 0) {
      problems.badValue(
          value,
          text + " is beyond 2^53, where JSON numbers are not exact",
          "write it as a string");
    } else {
      return text;
    }
    return "";
  }

  /** A whole number, or digits in a string where it is too large for a number. */
  static Slot<IntSyntax> intSlot() {
    return new SchemaSlot<>() {
      @Override
      public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        var forms = schema.putArray("anyOf");
        forms
            .addObject()
            .put("type", "integer")
            .put("minimum", 0)
            .put("maximum", MOST_EXACT.longValue());
        forms.addObject().put("type", "string").put("pattern", "^[0-9]{1,40}$");
        return schema;
      }
    };
  }

  /** A number that is not negative. */
  static final Slot<DoubleSyntax> DOUBLE =
      new Slot<>() {
        @Override
        public JsonNode write(DoubleSyntax number, AstWriting writing) {
          double value = Double.parseDouble(number.text().replace("_", ""));
          if (Double.isInfinite(value)) {
            throw new NotExpressibleException(
                number.span(), "JSON has no place for a number beyond all doubles");
          }
          return DoubleNode.valueOf(value);
        }

        @Override
        public void read(JsonValue json, JsonObject owner, AstReading reading) {
          readDouble(json, reading);
        }

        @Override
        public ObjectNode schema() {
          return JsonNodeFactory.instance.objectNode().put("type", "number").put("minimum", 0);
        }
      };

  private static void readDouble(JsonValue json, AstReading reading) {
    if (!(json instanceof JsonNumber number)) {
      reading.problems.wrongType(json, "a number");
      return;
    }
    double value = number.text().length() > 400 ? Double.NaN : Double.parseDouble(number.text());
    if (number.text().startsWith("-")) {
      reading.problems.badValue(
          json,
          "a `Double` node is not negative",
          "put it into a `Unary` node with the operator `-`");
    } else if (!Double.isFinite(value)) {
      reading.problems.badValue(json, "this number is no double", null);
    } else {
      reading.append(Double.toString(value).toLowerCase(Locale.ROOT));
    }
  }
}
