package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.InfixContext;
import ai.somagent.soma.grammar.SomaParser.PathContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IsSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * One flat chain of operands and infix operators, ordered by precedence with two stacks. All infix
 * operators associate to the left; {@code is} takes its right side at once.
 */
final class InfixChain {
  private final TreeBuilder builder;
  private final OperandBuilder operandBuilder;
  private final List<Piece> operands = new ArrayList<>(4);
  private final List<Operator> operators = new ArrayList<>(3);

  InfixChain(TreeBuilder builder, OperandBuilder operandBuilder) {
    this.builder = builder;
    this.operandBuilder = operandBuilder;
  }

  /** An operand with its own text, parentheses included. */
  private record Piece(ExpressionSyntax value, Span span) {}

  private record Operator(BinaryOperator kind, Span span) {}

  ExpressionSyntax build(InfixContext context) {
    List<ParseTree> children = context.children;
    LexedToken pending = null;
    for (ParseTree child : children) {
      if (child instanceof ErrorNode) {
        continue;
      }
      if (child instanceof TerminalNode node) {
        pending = (LexedToken) node.getSymbol();
      } else {
        next(pending, child, context);
        pending = null;
      }
    }
    reduceTo(0);
    return operands.isEmpty() ? ExpressionBuilder.missing(context) : operands.getFirst().value();
  }

  private void next(@Nullable LexedToken operator, ParseTree child, InfixContext context) {
    if (operator != null && child instanceof PathContext path) {
      reduceTo(BinaryOperator.EQUAL.precedence());
      caseTest(builder.names.path(path, context));
      return;
    }
    Piece piece =
        new Piece(operandBuilder.operand(child, context), operandBuilder.spanOf(child, context));
    if (operator == null) {
      operands.add(piece);
    } else if (operator.getType() == SomaParser.COALESCE) {
      coalesce(operator, piece);
    } else {
      BinaryOperator kind = kind(operator.getType());
      if (operator.length() == 1 && kind.precedence() <= BinaryOperator.AND.precedence()) {
        builder.report.add(
            ParseDiagnostics.foreignOperator(
                builder.source, operator.span(), kind == BinaryOperator.AND ? "&&" : "||"));
      }
      reduceTo(kind.precedence());
      operators.add(new Operator(kind, operator.span()));
      operands.add(piece);
    }
  }

  private void caseTest(PathSyntax caseName) {
    Piece value = operands.removeLast();
    Span span = value.span().to(caseName.span());
    operands.add(new Piece(new IsSyntax(value.value(), caseName, span), span));
  }

  /** {@code a ?? b} is reported and read as {@code a.orValue(b)}. */
  private void coalesce(LexedToken operator, Piece right) {
    Piece left = operands.removeLast();
    builder.report.add(
        ParseDiagnostics.coalesce(builder.source, operator.span(), left.span(), right.span()));
    Span span = left.span().to(right.span());
    ArgumentSyntax argument = new ArgumentSyntax(null, right.value(), right.span());
    NameSyntax name = new NameSyntax("orValue", operator.span());
    operands.add(new Piece(new ApplySyntax(left.value(), name, List.of(argument), span), span));
  }

  /** Joins what binds at least as tight as {@code precedence}. */
  private void reduceTo(int precedence) {
    while (!operators.isEmpty() && operators.getLast().kind().precedence() >= precedence) {
      Operator operator = operators.removeLast();
      Piece right = operands.removeLast();
      Piece left = operands.removeLast();
      Span span = left.span().to(right.span());
      ExpressionSyntax joined =
          new BinarySyntax(operator.kind(), left.value(), right.value(), operator.span(), span);
      operands.add(new Piece(joined, span));
    }
  }

  private static BinaryOperator kind(int type) {
    return switch (type) {
      case SomaParser.OR -> BinaryOperator.OR;
      case SomaParser.AND -> BinaryOperator.AND;
      case SomaParser.EQ -> BinaryOperator.EQUAL;
      case SomaParser.NE -> BinaryOperator.NOT_EQUAL;
      case SomaParser.LT -> BinaryOperator.LESS;
      case SomaParser.LE -> BinaryOperator.LESS_EQUAL;
      case SomaParser.GT -> BinaryOperator.GREATER;
      case SomaParser.GE -> BinaryOperator.GREATER_EQUAL;
      case SomaParser.IN -> BinaryOperator.IN;
      case SomaParser.PLUS -> BinaryOperator.ADD;
      case SomaParser.MINUS -> BinaryOperator.SUBTRACT;
      case SomaParser.STAR -> BinaryOperator.MULTIPLY;
      case SomaParser.SLASH -> BinaryOperator.DIVIDE;
      case SomaParser.PERCENT -> BinaryOperator.REMAINDER;
      default -> throw new IllegalStateException("not an infix operator: " + type);
    };
  }
}
