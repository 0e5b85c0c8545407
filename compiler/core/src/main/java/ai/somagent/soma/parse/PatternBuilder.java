package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.PatternContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ControlSyntax.LiteralPatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.NamePatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.PatternSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BoolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NullSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.UnarySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.UnaryOperator;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Patterns of {@code case}. */
final class PatternBuilder {
  private final TreeBuilder builder;

  PatternBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  PatternSyntax pattern(PatternContext context) {
    Span span = TreeSpans.of(context);
    return switch (context.start.getType()) {
      case SomaParser.NULL -> new LiteralPatternSyntax(new NullSyntax(span), span);
      case SomaParser.TRUE -> new LiteralPatternSyntax(new BoolSyntax(true, span), span);
      case SomaParser.FALSE -> new LiteralPatternSyntax(new BoolSyntax(false, span), span);
      case SomaParser.MINUS, SomaParser.INT, SomaParser.DOUBLE ->
          new LiteralPatternSyntax(number(context, span), span);
      default -> stringOrName(context, span);
    };
  }

  private ExpressionSyntax number(PatternContext context, Span span) {
    TerminalNode digits = context.INT() != null ? context.INT() : context.DOUBLE();
    if (digits == null) {
      return ExpressionBuilder.missing(context);
    }
    Span where = TreeSpans.of(digits);
    ExpressionSyntax number =
        context.INT() != null
            ? new IntSyntax(digits.getText(), where)
            : new DoubleSyntax(digits.getText(), where);
    return context.MINUS() == null ? number : new UnarySyntax(UnaryOperator.NEGATE, number, span);
  }

  private PatternSyntax stringOrName(PatternContext context, Span span) {
    if (context.string() != null) {
      return new LiteralPatternSyntax(builder.strings.string(context.string(), context), span);
    }
    NameSyntax binding = context.AS() == null ? null : builder.names.name(context.name(), context);
    return new NamePatternSyntax(builder.names.path(context.path(), context), binding, span);
  }
}
