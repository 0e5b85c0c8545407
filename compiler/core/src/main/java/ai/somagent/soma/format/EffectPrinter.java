package ai.somagent.soma.format;

import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.ApproveSyntax;
import ai.somagent.soma.syntax.EffectSyntax.AwaitSyntax;
import ai.somagent.soma.syntax.EffectSyntax.EmitSyntax;
import ai.somagent.soma.syntax.EffectSyntax.EndorseSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.EffectSyntax.SleepSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoBlockSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoEffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.List;

/** Effects with their clauses, in canonical order, and their undo on a line of its own. */
final class EffectPrinter {
  private final Printers printers;

  EffectPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc effect(EffectSyntax effect) {
    Doc act = act(effect);
    UndoSyntax undo = effect.undo();
    if (undo == null) {
      return act;
    }
    int start = undo.span().start();
    Doc trailing = printers.trivia().lineEnd(start);
    Doc before = printers.trivia().lines(start);
    return Doc.concat(
        act, trailing, Doc.nest(Doc.concat(Doc.HARD, before, Doc.text("undo "), undo(undo))));
  }

  private Doc undo(UndoSyntax undo) {
    return switch (undo) {
      case UndoEffectSyntax effect -> effect(effect.effect());
      case UndoBlockSyntax block -> printers.statements().block(block.block());
    };
  }

  private Doc act(EffectSyntax effect) {
    int end = effect.undo() == null ? effect.span().end() : effect.undo().span().start();
    return switch (effect) {
      case InvokeSyntax invoke ->
          Doc.concat(
              Doc.text(verb(invoke.verb()) + " "),
              Words.path(invoke.target()),
              arguments(invoke.arguments(), invoke.target().span().end()),
              clauses(invoke.clauses(), end));
      case ApproveSyntax approve ->
          Doc.concat(
              Doc.text("approve"),
              arguments(approve.arguments(), approve.span().start()),
              clauses(approve.clauses(), end));
      case AwaitSyntax await -> Doc.concat(awaited(await), clauses(await.clauses(), end));
      case SleepSyntax sleep ->
          Doc.concat(
              Doc.text(sleep.until() ? "sleep until " : "sleep "),
              printers.expressions().print(sleep.value()));
      case EmitSyntax emit ->
          Doc.concat(
              Doc.text("emit "),
              Words.path(emit.topic()),
              arguments(emit.arguments(), emit.topic().span().end()));
      case EndorseSyntax endorse -> endorse(endorse);
    };
  }

  static String verb(EffectSyntax.Verb verb) {
    return switch (verb) {
      case CALL -> "call";
      case RUN -> "run";
      case START -> "start";
      case ASK -> "ask";
    };
  }

  private Doc arguments(List<ArgumentSyntax> arguments, int from) {
    return printers.expressions().namedFrom(arguments, from);
  }

  private Doc awaited(AwaitSyntax await) {
    PathSyntax signal = await.signal();
    ExpressionSyntax until = await.until();
    if (signal != null) {
      return Doc.concat(Doc.text("await "), Words.typeName(signal));
    }
    if (until != null) {
      return Doc.concat(Doc.text("await until "), printers.expressions().print(until));
    }
    throw new IllegalArgumentException("await without signal or condition");
  }

  private Doc endorse(EndorseSyntax endorse) {
    return Doc.group(
        Doc.concat(
            Doc.text("endorse "),
            printers.expressions().print(endorse.value(), ExpressionPrinter.Binding.MEMBER),
            Doc.text(" as "),
            printers.types().type(endorse.type()),
            Doc.nest(
                Doc.concat(
                    printers.chains().lineBefore(endorse.because().span().start()),
                    Doc.text("because "),
                    printers.expressions().print(endorse.because())))));
  }

  /**
   * Clauses on the line of the effect, or each on its own like an {@code undo}; they do not count
   * when the arguments are measured.
   */
  private Doc clauses(List<ClauseSyntax> clauses, int end) {
    if (clauses.isEmpty()) {
      return Doc.NOTHING;
    }
    return Doc.concat(
        Doc.EDGE, printers.layouts().after(clauses, end, EffectPrinter::rank, this::clause));
  }

  private static int rank(ClauseSyntax clause) {
    return switch (clause) {
      case ClauseSyntax.AsSyntax _ -> 0;
      case ClauseSyntax.TimeoutSyntax _ -> 1;
      case ClauseSyntax.RetrySyntax _ -> 2;
      case ClauseSyntax.WithinSyntax _ -> 3;
      case ClauseSyntax.BudgetSyntax _ -> 4;
    };
  }

  Doc clause(ClauseSyntax clause) {
    ExpressionPrinter expressions = printers.expressions();
    return switch (clause) {
      case ClauseSyntax.AsSyntax as ->
          Doc.concat(Doc.text("as "), printers.types().type(as.type()));
      case ClauseSyntax.TimeoutSyntax timeout ->
          Doc.concat(Doc.text("timeout "), expressions.print(timeout.limit()));
      case ClauseSyntax.RetrySyntax retry -> retry(retry);
      case ClauseSyntax.WithinSyntax within ->
          Doc.concat(Doc.text("within "), expressions.print(within.limit()));
      case ClauseSyntax.BudgetSyntax budget ->
          Doc.concat(Doc.text("budget"), arguments(budget.arguments(), budget.span().start()));
    };
  }

  private Doc retry(ClauseSyntax.RetrySyntax retry) {
    ExpressionPrinter expressions = printers.expressions();
    Doc times = Doc.concat(Doc.text("retry "), expressions.print(retry.times()));
    ExpressionSyntax from = retry.backoffFrom();
    ExpressionSyntax to = retry.backoffTo();
    Doc backoff =
        from == null || to == null
            ? Doc.NOTHING
            : Doc.concat(
                Doc.text(" backoff "),
                expressions.print(from),
                Doc.text(".."),
                expressions.print(to));
    String on = retry.errors().isEmpty() ? "" : " on " + Words.paths(retry.errors());
    return Doc.concat(times, backoff, Doc.text(on));
  }
}
