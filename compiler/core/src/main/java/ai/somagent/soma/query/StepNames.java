package ai.somagent.soma.query;

import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.ValueSyntax;
import ai.somagent.soma.type.Environment;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names inside steps. Each method gives what the steps behind see. */
final class StepNames {
  private final FileFacts facts;
  private final NameCollector names;
  private final PathNames paths;
  private final ExpressionNames expressions;
  private final TypeNameUses types;
  private final ControlNames controls;
  private Function<String, @Nullable Target> signals = name -> null;

  StepNames(
      FileFacts facts,
      NameCollector names,
      PathNames paths,
      ExpressionNames expressions,
      TypeNameUses types) {
    this.facts = facts;
    this.names = names;
    this.paths = paths;
    this.expressions = expressions;
    this.types = types;
    this.controls = new ControlNames(this, facts, names, paths, expressions);
  }

  /** What {@code await} may name from here on. */
  void signals(Function<String, @Nullable Target> known) {
    signals = known;
  }

  Environment block(BlockSyntax block, Environment environment) {
    Environment at = environment;
    for (StatementSyntax statement : block.statements()) {
      at = statement(statement, at);
    }
    return at;
  }

  private Environment statement(StatementSyntax statement, Environment environment) {
    return switch (statement) {
      case StatementSyntax.LetSyntax let ->
          binding(let.name(), let.type(), let.value(), environment);
      case StatementSyntax.VarSyntax state ->
          binding(state.name(), state.type(), state.value(), environment);
      case StatementSyntax.SetSyntax set -> {
        LocalSymbol local = environment.findLocal(set.name().text());
        if (local != null) {
          names.use(set.name(), names.of(local));
        }
        value(set.value(), environment);
        yield environment;
      }
      case StatementSyntax.ParallelSyntax parallel -> parallel(parallel.body(), environment);
      case StatementSyntax.WhileSyntax loop -> {
        expressions.walk(loop.condition(), environment);
        expressions.walk(loop.max(), environment);
        block(loop.body(), environment);
        yield environment;
      }
      case StatementSyntax.FailSyntax fail -> {
        fail(fail, environment);
        yield environment;
      }
      case StatementSyntax.EffectStatementSyntax effect -> {
        value(effect.effect(), environment);
        yield environment;
      }
      case StatementSyntax.ControlStatementSyntax control -> {
        value(control.control(), environment);
        yield environment;
      }
      case StatementSyntax.ReturnSyntax end -> ended(end.value(), environment);
      case StatementSyntax.YieldSyntax yield -> ended(yield.value(), environment);
      case StatementSyntax.CheckpointSyntax point -> environment;
      case StatementSyntax.BreakSyntax leave -> environment;
      case StatementSyntax.ContinueSyntax turn -> environment;
      case StatementSyntax.ErrorStatementSyntax broken -> {
        if (names.textOf(broken).contains(Probe.MARKER)) {
          names.probe().found(new Probe.StepPlace(environment));
        }
        yield environment;
      }
    };
  }

  private Environment ended(@Nullable ValueSyntax value, Environment environment) {
    if (value != null) {
      value(value, environment);
    }
    return environment;
  }

  private void fail(StatementSyntax.FailSyntax fail, Environment environment) {
    expressions.walk(fail.error(), environment);
  }

  private Environment binding(
      NameSyntax name,
      ai.somagent.soma.syntax.@Nullable TypeSyntax type,
      ValueSyntax value,
      Environment environment) {
    if (type != null) {
      types.walk(type, environment);
    }
    LocalSymbol symbol = Scopes.variable(name, facts);
    names.define(name, symbol, null);
    Environment after = environment.with(symbol);
    valueBound(value, environment, after);
    return after;
  }

  /** Sees what each branch binds only afterwards. */
  private Environment parallel(BlockSyntax body, Environment environment) {
    Environment after = environment;
    for (StatementSyntax statement : body.statements()) {
      statement(statement, environment);
      if (statement instanceof StatementSyntax.LetSyntax let) {
        after = after.with(Scopes.variable(let.name(), facts));
      }
    }
    return after;
  }

  void value(ValueSyntax value, Environment environment) {
    valueBound(value, environment, environment);
  }

  /**
   * @param bound what an undo sees: the variable that takes the value too
   */
  private void valueBound(ValueSyntax value, Environment environment, Environment bound) {
    switch (value) {
      case EffectSyntax effect -> effect(effect, environment, bound);
      case ControlSyntax control -> controls.walk(control, environment);
      case ai.somagent.soma.syntax.ExpressionSyntax expression ->
          expressions.walk(expression, environment);
    }
  }

  void effect(EffectSyntax effect, Environment environment, Environment bound) {
    switch (effect) {
      case EffectSyntax.InvokeSyntax invoke -> invoke(invoke, environment);
      case EffectSyntax.AwaitSyntax await -> {
        if (await.signal() != null) {
          probe("await", await.signal(), environment);
          names.use(await.signal().last(), signals.apply(await.signal().text()));
        }
        expressions.walk(await.until(), environment);
        clauses(await.clauses(), environment);
      }
      case EffectSyntax.EmitSyntax emit -> {
        probe("emit", emit.topic(), environment);
        paths.use(emit.topic(), environment);
        expressions.arguments(
            emit.arguments(), paths.parametersOf(emit.topic(), environment), environment);
      }
      case EffectSyntax.ApproveSyntax approve -> {
        expressions.arguments(approve.arguments(), null, environment);
        clauses(approve.clauses(), environment);
      }
      case EffectSyntax.SleepSyntax sleep -> expressions.walk(sleep.value(), environment);
      case EffectSyntax.EndorseSyntax endorse -> {
        expressions.walk(endorse.value(), environment);
        types.walk(endorse.type(), environment);
        expressions.walk(endorse.because(), environment);
      }
    }
    undo(effect.undo(), bound);
  }

  private void probe(String verb, PathSyntax path, Environment environment) {
    if (Probe.isMarker(path.last())) {
      int size = path.parts().size();
      PathSyntax before =
          size == 1 ? null : new PathSyntax(path.parts().subList(0, size - 1), path.span());
      names.probe().found(new Probe.TargetPlace(verb, before, environment));
    }
  }

  private void invoke(EffectSyntax.InvokeSyntax invoke, Environment environment) {
    probe(invoke.verb().name().toLowerCase(Locale.ROOT), invoke.target(), environment);
    paths.use(invoke.target(), environment);
    boolean ask = invoke.verb() == EffectSyntax.Verb.ASK;
    String owner = ask ? null : paths.parametersOf(invoke.target(), environment);
    expressions.arguments(invoke.arguments(), owner, environment);
    clauses(invoke.clauses(), environment);
  }

  private void undo(EffectSyntax.@Nullable UndoSyntax undo, Environment environment) {
    switch (undo) {
      case null -> {}
      case EffectSyntax.UndoEffectSyntax effect -> value(effect.effect(), environment);
      case EffectSyntax.UndoBlockSyntax block -> block(block.block(), environment);
    }
  }

  void clauses(List<ClauseSyntax> clauses, Environment environment) {
    for (ClauseSyntax clause : clauses) {
      switch (clause) {
        case ClauseSyntax.AsSyntax as -> types.walk(as.type(), environment);
        case ClauseSyntax.RetrySyntax retry -> {
          expressions.walk(retry.times(), environment);
          retry.errors().forEach(error -> paths.error(error, environment));
        }
        case ClauseSyntax.TimeoutSyntax limit -> expressions.walk(limit.limit(), environment);
        case ClauseSyntax.WithinSyntax limit -> expressions.walk(limit.limit(), environment);
        case ClauseSyntax.BudgetSyntax budget ->
            expressions.arguments(budget.arguments(), null, environment);
      }
    }
  }

  /** Anything else that holds expressions. */
  void parts(Syntax syntax, Environment environment) {
    expressions.walk(syntax, environment);
  }
}
