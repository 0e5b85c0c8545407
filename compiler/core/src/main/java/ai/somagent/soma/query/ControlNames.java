package ai.somagent.soma.query;

import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import ai.somagent.soma.type.Environment;
import org.jspecify.annotations.Nullable;

/** The names inside blocks that choose, repeat, race or guard. */
final class ControlNames {
  private final StepNames steps;
  private final FileFacts facts;
  private final NameCollector names;
  private final PathNames paths;
  private final ExpressionNames expressions;

  ControlNames(
      StepNames steps,
      FileFacts facts,
      NameCollector names,
      PathNames paths,
      ExpressionNames expressions) {
    this.steps = steps;
    this.facts = facts;
    this.names = names;
    this.paths = paths;
    this.expressions = expressions;
  }

  void walk(ControlSyntax control, Environment environment) {
    switch (control) {
      case ControlSyntax.IfSyntax branch -> {
        for (ControlSyntax.IfBranchSyntax one : branch.branches()) {
          expressions.walk(one.condition(), environment);
          steps.block(one.body(), environment);
        }
        if (branch.otherwise() != null) {
          steps.block(branch.otherwise(), environment);
        }
      }
      case ControlSyntax.MatchSyntax match -> match(match, environment);
      case ControlSyntax.ForSyntax loop -> loop(loop, environment);
      case ControlSyntax.RaceSyntax race -> race.arms().forEach(arm -> arm(arm, environment));
      case ControlSyntax.TrySyntax guarded -> guarded(guarded, environment);
      case ControlSyntax.BranchSyntax branch -> steps.block(branch.body(), environment);
    }
  }

  private void match(ControlSyntax.MatchSyntax match, Environment environment) {
    expressions.walk(match.subject(), environment);
    SomaType subject = Scopes.type(match.subject(), environment, facts);
    for (ControlSyntax.MatchArmSyntax arm : match.arms()) {
      Environment inner = environment;
      for (ControlSyntax.PatternSyntax pattern : arm.patterns()) {
        inner = pattern(pattern, subject, inner);
      }
      expressions.walk(arm.guard(), inner);
      body(arm.body(), inner);
    }
  }

  private Environment pattern(
      ControlSyntax.PatternSyntax pattern, SomaType subject, Environment environment) {
    if (!(pattern instanceof ControlSyntax.NamePatternSyntax named)) {
      SyntaxChildren.of(pattern).forEach(child -> expressions.walk(child, environment));
      return environment;
    }
    if (!named.isWildcard()) {
      expressions.caseName(named.path(), subject, environment);
    }
    return bind(named.binding(), environment);
  }

  private Environment bind(@Nullable NameSyntax name, Environment environment) {
    if (name == null) {
      return environment;
    }
    LocalSymbol symbol = Scopes.variable(name, facts);
    names.define(name, symbol, null);
    return environment.with(symbol);
  }

  private void body(ControlSyntax.ArmBodySyntax body, Environment environment) {
    switch (body) {
      case ControlSyntax.ArmValueSyntax value -> steps.value(value.value(), environment);
      case ControlSyntax.ArmBlockSyntax block -> steps.block(block.block(), environment);
    }
  }

  private void loop(ControlSyntax.ForSyntax loop, Environment environment) {
    expressions.walk(loop.items(), environment);
    expressions.walk(loop.max(), environment);
    expressions.walk(loop.parallel(), environment);
    Environment inner = environment;
    for (NameSyntax name : loop.names()) {
      inner = bind(name, inner);
    }
    steps.block(loop.body(), inner);
  }

  private void arm(ControlSyntax.RaceArmSyntax arm, Environment environment) {
    switch (arm.head()) {
      case ControlSyntax.EffectHeadSyntax head -> steps.value(head.effect(), environment);
      case ControlSyntax.BranchHeadSyntax head -> steps.block(head.body(), environment);
    }
    body(arm.body(), bind(arm.binding(), environment));
  }

  private void guarded(ControlSyntax.TrySyntax guarded, Environment environment) {
    steps.clauses(guarded.clauses(), environment);
    steps.block(guarded.body(), environment);
    for (ControlSyntax.CatchSyntax handler : guarded.catches()) {
      for (PathSyntax error : handler.errors()) {
        paths.error(error, environment);
      }
      steps.block(handler.body(), bind(handler.binding(), environment));
    }
    if (guarded.finallyBlock() != null) {
      steps.block(guarded.finallyBlock(), environment);
    }
  }
}
