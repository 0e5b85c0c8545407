package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser.ExprContext;
import ai.somagent.soma.grammar.SomaParser.InfixContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ConditionalSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ErrorExpressionSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Expressions above operands: chains of {@code ?:} and of infix operators. Chains are walked, not
 * recursed into, so that a long one takes no stack here; because later phases do recurse, what
 * hangs below one another is limited to {@link #MAX_DEPTH}.
 */
final class ExpressionBuilder {
  /** Most operators, selectors and choices below one another. */
  static final int MAX_DEPTH = 500;

  private final TreeBuilder builder;
  private final OperandBuilder operands;
  private int depth;

  ExpressionBuilder(TreeBuilder builder) {
    this.builder = builder;
    this.operands = new OperandBuilder(builder, this);
  }

  @Nullable ExpressionSyntax optional(@Nullable ExprContext context) {
    return context == null ? null : expression(context, context);
  }

  /** An expression that has to be there. */
  ExpressionSyntax expression(@Nullable ExprContext context, ParserRuleContext parent) {
    if (context == null || context.children == null) {
      return missing(context == null ? parent : context);
    }
    List<InfixContext> links = links(context);
    if (links.isEmpty()) {
      return new ErrorExpressionSyntax(TreeSpans.of(context));
    }
    if (!enter(links.size() / 2)) {
      return tooLong(context);
    }
    ExpressionSyntax result = conditional(links, TreeSpans.end(context));
    leave(links.size() / 2);
    return result;
  }

  private static List<InfixContext> links(ExprContext context) {
    if (context.children.size() == 1) {
      return context.children.getFirst() instanceof InfixContext only ? List.of(only) : List.of();
    }
    List<InfixContext> links = new ArrayList<>(3);
    for (ParseTree child : context.children) {
      if (child instanceof InfixContext link) {
        links.add(link);
      }
    }
    return links;
  }

  /** {@code a ? b : c ? d : e}, from the right; an even number of links lacks its last branch. */
  private ExpressionSyntax conditional(List<InfixContext> links, int end) {
    int last = links.size() - 1;
    ExpressionSyntax result = infix(links.get(last));
    int next = last - 2;
    if (last % 2 == 1) {
      ExpressionSyntax otherwise = new ErrorExpressionSyntax(TreeSpans.emptyAt(end));
      result = choice(links.get(last - 1), result, otherwise, end);
      next = last - 3;
    }
    for (int i = next; i >= 0; i -= 2) {
      result = choice(links.get(i), infix(links.get(i + 1)), result, end);
    }
    return result;
  }

  private ExpressionSyntax choice(
      InfixContext condition, ExpressionSyntax then, ExpressionSyntax otherwise, int end) {
    Span span = new Span(TreeSpans.of(condition).start(), end);
    return new ConditionalSyntax(infix(condition), then, otherwise, span);
  }

  private ExpressionSyntax infix(InfixContext context) {
    if (context.children == null) {
      return missing(context);
    }
    int operators = context.children.size() / 2;
    if (!enter(operators)) {
      return tooLong(context);
    }
    ExpressionSyntax result =
        operators == 0
            ? operands.operand(context.children.getFirst(), context)
            : new InfixChain(builder, operands).build(context);
    leave(operators);
    return result;
  }

  /** Takes room for {@code levels} more nodes below one another, if there is any. */
  boolean enter(int levels) {
    if (depth + levels > MAX_DEPTH) {
      return false;
    }
    depth += levels;
    return true;
  }

  void leave(int levels) {
    depth -= levels;
  }

  ExpressionSyntax tooLong(ParserRuleContext context) {
    Span span = TreeSpans.of(context);
    builder.report.add(TextDiagnostics.expressionTooLong(builder.source, span, MAX_DEPTH));
    return new ErrorExpressionSyntax(span);
  }

  static ExpressionSyntax missing(ParserRuleContext parent) {
    return new ErrorExpressionSyntax(TreeSpans.emptyAt(TreeSpans.end(parent)));
  }
}
