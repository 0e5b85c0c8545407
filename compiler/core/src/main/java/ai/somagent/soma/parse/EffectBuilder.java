package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.ActContext;
import ai.somagent.soma.grammar.SomaParser.ApprovalContext;
import ai.somagent.soma.grammar.SomaParser.ApproveContext;
import ai.somagent.soma.grammar.SomaParser.AwaitContext;
import ai.somagent.soma.grammar.SomaParser.ClauseContext;
import ai.somagent.soma.grammar.SomaParser.EffectContext;
import ai.somagent.soma.grammar.SomaParser.EmitContext;
import ai.somagent.soma.grammar.SomaParser.EndorseContext;
import ai.somagent.soma.grammar.SomaParser.InvokeContext;
import ai.somagent.soma.grammar.SomaParser.PathContext;
import ai.somagent.soma.grammar.SomaParser.RetryContext;
import ai.somagent.soma.grammar.SomaParser.SleepContext;
import ai.somagent.soma.grammar.SomaParser.UndoContext;
import ai.somagent.soma.grammar.SomaParser.WithinContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.BudgetSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ClauseSyntax.TimeoutSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
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
import ai.somagent.soma.syntax.EffectSyntax.Verb;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Effects, their clauses and how they are undone. */
final class EffectBuilder {
  private final TreeBuilder builder;

  EffectBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  EffectSyntax effect(@Nullable EffectContext context, ParserRuleContext parent) {
    if (context == null) {
      return act(null, null, parent, TreeSpans.emptyAt(TreeSpans.end(parent)));
    }
    return act(context.act(), undo(context.undo()), context, TreeSpans.of(context));
  }

  private @Nullable UndoSyntax undo(@Nullable UndoContext context) {
    if (context == null) {
      return null;
    }
    Span span = TreeSpans.of(context);
    if (context.act() != null) {
      EffectSyntax effect = act(context.act(), null, context, TreeSpans.of(context.act()));
      return new UndoEffectSyntax(effect, span);
    }
    return new UndoBlockSyntax(builder.statements.block(context.block(), context), span);
  }

  private EffectSyntax act(
      @Nullable ActContext context,
      @Nullable UndoSyntax undo,
      ParserRuleContext parent,
      Span span) {
    // Not a switch over types: each would cost milliseconds when it runs for the first time.
    if (context instanceof InvokeContext invoke) {
      return invoke(invoke, undo, span);
    }
    if (context instanceof ApproveContext approve) {
      return approval(approve.approval(), undo, approve, span);
    }
    if (context instanceof AwaitContext wait) {
      return await(wait, undo, span);
    }
    if (context instanceof SleepContext sleep) {
      return new SleepSyntax(
          builder.expressions.expression(sleep.expr(), sleep), sleep.UNTIL() != null, undo, span);
    }
    if (context instanceof EmitContext emit) {
      return new EmitSyntax(
          builder.names.path(emit.path(), emit),
          builder.arguments.named(emit.args(), "arguments of an event"),
          undo,
          span);
    }
    if (context instanceof EndorseContext endorse) {
      return new EndorseSyntax(
          builder.expressions.expression(endorse.endorsed, endorse),
          builder.types.type(endorse.type(), endorse),
          builder.expressions.expression(endorse.reason, endorse),
          undo,
          span);
    }
    return missing(undo, parent, span);
  }

  /** A verb without a known form stands for a call of nothing. */
  private EffectSyntax missing(@Nullable UndoSyntax undo, ParserRuleContext parent, Span span) {
    PathSyntax target = builder.names.path(null, parent);
    return new InvokeSyntax(Verb.CALL, target, List.of(), List.of(), undo, span);
  }

  private InvokeSyntax invoke(InvokeContext context, @Nullable UndoSyntax undo, Span span) {
    return new InvokeSyntax(
        verb(context.start.getType()),
        builder.names.path(context.path(), context),
        builder.arguments.named(context.args(), "arguments of an effect"),
        clauses(context.children),
        undo,
        span);
  }

  static Verb verb(int type) {
    return switch (type) {
      case SomaParser.RUN -> Verb.RUN;
      case SomaParser.START -> Verb.START;
      case SomaParser.ASK -> Verb.ASK;
      default -> Verb.CALL;
    };
  }

  ApproveSyntax approval(
      @Nullable ApprovalContext context,
      @Nullable UndoSyntax undo,
      ParserRuleContext parent,
      Span span) {
    if (context == null || context.children == null) {
      return new ApproveSyntax(
          List.of(), List.of(), undo, TreeSpans.emptyAt(TreeSpans.end(parent)));
    }
    return new ApproveSyntax(
        builder.arguments.named(context.args(), "arguments of an effect"),
        clauses(context.children),
        undo,
        span);
  }

  private AwaitSyntax await(AwaitContext context, @Nullable UndoSyntax undo, Span span) {
    boolean until = context.UNTIL() != null;
    List<ClauseSyntax> clauses =
        context.within() == null ? List.of() : List.of(within(context.within()));
    return new AwaitSyntax(
        until ? null : builder.names.typeName(context.typeName(), context),
        until ? builder.expressions.expression(context.expr(), context) : null,
        clauses,
        undo,
        span);
  }

  private List<ClauseSyntax> clauses(List<ParseTree> children) {
    List<ClauseSyntax> clauses = new ArrayList<>(2);
    for (ParseTree child : children) {
      if (child instanceof ClauseContext clause && clause.children != null) {
        clauses.add(clause(clause));
      }
    }
    return clauses;
  }

  private ClauseSyntax clause(ClauseContext context) {
    Span span = TreeSpans.of(context);
    if (context.within() != null) {
      return within(context.within());
    }
    if (context.retry() != null) {
      return retry(context.retry());
    }
    if (context.budget() != null) {
      return new BudgetSyntax(
          builder.arguments.named(context.budget().args(), "limits of a budget"), span);
    }
    return context.AS() != null
        ? new AsSyntax(builder.types.type(context.type(), context), span)
        : new TimeoutSyntax(builder.expressions.expression(context.expr(), context), span);
  }

  WithinSyntax within(WithinContext context) {
    return new WithinSyntax(
        builder.expressions.expression(context.expr(), context), TreeSpans.of(context));
  }

  RetrySyntax retry(RetryContext context) {
    boolean backoff = context.BACKOFF() != null;
    List<PathSyntax> errors = new ArrayList<>(0);
    for (PathContext path : context.path()) {
      errors.add(builder.names.path(path, context));
    }
    return new RetrySyntax(
        builder.expressions.expression(context.times, context),
        backoff ? builder.expressions.expression(context.from_, context) : null,
        backoff ? builder.expressions.expression(context.to, context) : null,
        errors,
        TreeSpans.of(context));
  }
}
