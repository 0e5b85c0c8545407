package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.InlineSize;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.type.Assignability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes operators, case tests and strings with parts. */
final class OperatorPrinter {
  private final CelPrinter printer;

  OperatorPrinter(CelPrinter printer) {
    this.printer = printer;
  }

  void unary(UnaryChecked unary, LocalNames names) {
    printer.append(unary.operator().symbol());
    printer.print(unary.operand(), CelPrinter.MEMBER, names);
  }

  void binary(BinaryChecked binary, LocalNames names) {
    BinaryOperator operator = binary.operator();
    if (isPresenceTest(binary)) {
      printer.append(operator == BinaryOperator.EQUAL ? "!" : "");
      printer.print(tested(binary), CelPrinter.MEMBER, names);
      printer.append(".hasValue()");
      return;
    }
    EnumDefinition cases = isOrder(operator) ? enumOf(binary.left().type()) : null;
    int level = operator.precedence();
    operand(binary.left(), isComparison(operator) ? level + 1 : level, cases, names);
    printer.append(" " + operator.symbol() + " ");
    operand(binary.right(), level + 1, cases, names);
  }

  /** Whether this asks if an optional value is there; JSON compares with null like any value. */
  static boolean isPresenceTest(BinaryChecked binary) {
    boolean equality =
        binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
    return equality && (isNone(binary.left()) || isNone(binary.right()));
  }

  private static boolean isNone(CheckedExpression expression) {
    return expression instanceof LiteralChecked literal
        && literal.value() == null
        && expression.type() instanceof OptionalType;
  }

  private static CheckedExpression tested(BinaryChecked binary) {
    return isNone(binary.right()) ? binary.left() : binary.right();
  }

  private static boolean isOrder(BinaryOperator operator) {
    return switch (operator) {
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      case OR, AND, EQUAL, NOT_EQUAL, IN, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> false;
    };
  }

  private static boolean isComparison(BinaryOperator operator) {
    return operator.precedence() == BinaryOperator.EQUAL.precedence();
  }

  private static @Nullable EnumDefinition enumOf(SomaType type) {
    return type instanceof NamedType named
            && named.symbol().definition() instanceof EnumDefinition cases
        ? cases
        : null;
  }

  /** An operand; a case of an ordered enum becomes its place in the order. */
  private void operand(
      CheckedExpression operand, int least, @Nullable EnumDefinition cases, LocalNames names) {
    if (cases == null) {
      printer.print(operand, least, names);
      return;
    }
    if (constant(operand) instanceof EnumCaseChecked one) {
      printer.append(Integer.toString(cases.cases().indexOf(one.caseName())));
      return;
    }
    StringBuilder order = new StringBuilder("{");
    for (int i = 0; i < cases.cases().size(); i++) {
      order.append(i == 0 ? "" : ", ").append(CelText.quoted(cases.cases().get(i)));
      order.append(": ").append(i);
    }
    printer.append(order.append("}[").toString());
    printer.print(operand, CelPrinter.ANY, names);
    printer.append("]");
  }

  /** What a module constant stands for, and every other expression itself. */
  private static CheckedExpression constant(CheckedExpression expression) {
    return expression instanceof FunctionChecked call && call.arguments().isEmpty()
        ? constant(call.function().body())
        : expression;
  }

  void conditional(ConditionalChecked conditional, LocalNames names) {
    printer.print(conditional.condition(), CelPrinter.CHOICE, names);
    printer.append(" ? ");
    printer.print(conditional.then(), CelPrinter.CHOICE, names);
    printer.append(" : ");
    printer.print(conditional.otherwise(), CelPrinter.ANY, names);
  }

  void is(IsChecked is, LocalNames names) {
    printer.print(is.value(), CelPrinter.MEMBER, names);
    printer.append(enumOf(is.value().type()) == null ? ".kind == " : " == ");
    printer.append(CelText.quoted(is.caseName()));
  }

  /** A chain; a long one is halved in parentheses, as evaluators bound how deep a tree is. */
  void interpolation(InterpolationChecked text, LocalNames names) {
    interpolation(text.parts(), text.parts().size() == 1, names);
  }

  private void interpolation(List<CheckedExpression> parts, boolean alone, LocalNames names) {
    if (parts.size() > InlineSize.LONGEST_CHAIN) {
      int half = parts.size() / 2;
      printer.append("(");
      interpolation(parts.subList(0, half), false, names);
      printer.append(") + (");
      interpolation(parts.subList(half, parts.size()), false, names);
      printer.append(")");
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      printer.append(i == 0 ? "" : " + ");
      part(parts.get(i), alone, names);
    }
  }

  /** A value as text. */
  void text(CheckedExpression value, LocalNames names) {
    if (isText(value.type())) {
      printer.print(value, CelPrinter.ANY, names);
    } else {
      part(value, true, names);
    }
  }

  private void part(CheckedExpression part, boolean alone, LocalNames names) {
    if (isText(part.type()) && !alone) {
      printer.print(part, BinaryOperator.ADD.precedence() + 1, names);
    } else {
      printer.append("string(");
      printer.print(part, CelPrinter.ANY, names);
      printer.append(")");
    }
  }

  private static boolean isText(SomaType type) {
    return enumOf(type) != null || Assignability.isScalar(type, Scalar.STRING);
  }
}
