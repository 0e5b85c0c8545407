package ai.somagent.soma.syntax;

/** Infix operators with CEL's precedence; a higher number binds tighter. */
public enum BinaryOperator {
  OR("||", 1),
  AND("&&", 2),
  EQUAL("==", 3),
  NOT_EQUAL("!=", 3),
  LESS("<", 3),
  LESS_EQUAL("<=", 3),
  GREATER(">", 3),
  GREATER_EQUAL(">=", 3),
  IN("in", 3),
  ADD("+", 4),
  SUBTRACT("-", 4),
  MULTIPLY("*", 5),
  DIVIDE("/", 5),
  REMAINDER("%", 5);

  private final String symbol;
  private final int precedence;

  BinaryOperator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  public String symbol() {
    return symbol;
  }

  public int precedence() {
    return precedence;
  }
}
