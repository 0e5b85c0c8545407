package ai.somagent.soma.format;

import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.BreakSyntax;
import ai.somagent.soma.syntax.StatementSyntax.CheckpointSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ContinueSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ControlStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.EffectStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ErrorStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.FailSyntax;
import ai.somagent.soma.syntax.StatementSyntax.LetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ParallelSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ReturnSyntax;
import ai.somagent.soma.syntax.StatementSyntax.SetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.VarSyntax;
import ai.somagent.soma.syntax.StatementSyntax.WhileSyntax;
import ai.somagent.soma.syntax.StatementSyntax.YieldSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import org.jspecify.annotations.Nullable;

/** Steps, and blocks of them. */
final class StatementPrinter {
  private final Printers printers;

  StatementPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc block(BlockSyntax block) {
    int start = block.span().start();
    int end = block.span().end() - 1;
    return printers.layouts().block(start, block.statements(), end, this::statement);
  }

  Doc statement(StatementSyntax statement) {
    ExpressionPrinter expressions = printers.expressions();
    return switch (statement) {
      case LetSyntax let -> binding("let ", let.name(), let.type(), let.value());
      case VarSyntax var -> binding("var ", var.name(), var.type(), var.value());
      case SetSyntax set -> binding("set ", set.name(), null, set.value());
      case EffectStatementSyntax effect -> value(effect.effect());
      case ControlStatementSyntax control -> value(control.control());
      case WhileSyntax loop ->
          Doc.concat(
              Doc.text("while "),
              expressions.print(loop.condition()),
              Doc.text(" max "),
              expressions.print(loop.max()),
              Doc.text(" "),
              block(loop.body()));
      case ParallelSyntax parallel -> Doc.concat(Doc.text("parallel "), block(parallel.body()));
      case CheckpointSyntax checkpoint ->
          Doc.concat(Doc.text("checkpoint "), expressions.print(checkpoint.name()));
      case ReturnSyntax result -> returned(result);
      case YieldSyntax yield -> Doc.concat(Doc.text("yield "), value(yield.value()));
      case FailSyntax fail -> Doc.concat(Doc.text("fail "), expressions.print(fail.error()));
      case BreakSyntax _ -> Doc.text("break");
      case ContinueSyntax _ -> Doc.text("continue");
      case ErrorStatementSyntax _ -> throw new IllegalArgumentException("error node");
    };
  }

  private Doc binding(String word, NameSyntax name, @Nullable TypeSyntax type, ValueSyntax value) {
    return Doc.concat(
        Doc.text(word),
        Words.name(name),
        printers.types().annotation(type),
        Doc.text(" = "),
        value(value));
  }

  private Doc returned(ReturnSyntax result) {
    ValueSyntax value = result.value();
    return value == null ? Doc.text("return") : Doc.concat(Doc.text("return "), value(value));
  }

  Doc value(ValueSyntax value) {
    return switch (value) {
      case ExpressionSyntax expression -> printers.expressions().print(expression);
      case EffectSyntax effect ->
          Doc.concat(
              printers.trivia().before(effect.span().start()), printers.effects().effect(effect));
      case ControlSyntax control ->
          Doc.concat(
              printers.trivia().before(control.span().start()),
              printers.controls().control(control));
    };
  }
}
