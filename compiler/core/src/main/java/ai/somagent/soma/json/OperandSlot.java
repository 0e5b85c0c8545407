package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ExpressionSyntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.ToIntFunction;

/**
 * An expression inside another, in parentheses where it binds less tightly than {@code weakest}
 * says for the node around it.
 */
record OperandSlot(ToIntFunction<JsonObject> weakest) implements Slot<ExpressionSyntax> {
  private static final int CONDITIONAL = 0;

  /** Between {@code &&} and the relations, whose numbers move up by one. */
  private static final int IS = BinaryOperator.AND.precedence() + 1;

  private static final int UNARY = 7;
  private static final int MEMBER = 8;

  /** A part of {@code ? :} other than its last. */
  static final OperandSlot CHOSEN = new OperandSlot(owner -> CONDITIONAL + 1);

  static final OperandSlot LAST_CHOICE = new OperandSlot(owner -> CONDITIONAL);
  static final OperandSlot LEFT = new OperandSlot(OperandSlot::binding);
  static final OperandSlot RIGHT = new OperandSlot(owner -> binding(owner) + 1);

  /** What a prefix operator stands before; the same operator needs no parentheses. */
  static final OperandSlot PREFIXED = new OperandSlot(owner -> MEMBER);

  /** What a dot or an index follows. */
  static final OperandSlot TARGET = new OperandSlot(owner -> MEMBER);

  private static int binding(JsonObject node) {
    return switch (node.text("node")) {
      case "Cond" -> CONDITIONAL;
      case "Binary" -> precedence(node.text("op"));
      case "Is" -> IS;
      case "Unary" -> UNARY;
      default -> MEMBER;
    };
  }

  private static int precedence(String symbol) {
    for (BinaryOperator operator : BinaryOperator.values()) {
      if (operator.symbol().equals(symbol)) {
        int precedence = operator.precedence();
        return precedence < IS ? precedence : precedence + 1;
      }
    }
    return CONDITIONAL;
  }

  private boolean wraps(JsonObject operand, JsonObject owner) {
    String node = operand.text("node");
    if (this == PREFIXED && node.equals("Unary")) {
      return !operand.text("op").equals(owner.text("op"));
    }
    // Digits before a dot would be a number with a fraction.
    boolean number = node.equals("Int") || node.equals("Double");
    return this == TARGET && number || binding(operand) < weakest.applyAsInt(owner);
  }

  @Override
  public JsonNode write(ExpressionSyntax value, AstWriting writing) {
    return Slots.EXPRESSION.write(value, writing);
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    boolean wraps = json instanceof JsonObject operand && wraps(operand, owner);
    reading.append(wraps ? "(" : "");
    Slots.EXPRESSION.read(json, owner, reading);
    reading.append(wraps ? ")" : "");
  }

  @Override
  public ObjectNode schema() {
    return Slots.EXPRESSION.schema();
  }
}
