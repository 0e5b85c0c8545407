package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.CallChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.ReturnChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import java.util.List;

/** Shows the steps and expressions of a capsule to rules. */
final class CapsuleWalk {
  private final List<CapsuleRule> rules;
  private final ExpressionWalk expressions;

  CapsuleWalk(List<CapsuleRule> rules) {
    this.rules = rules;
    this.expressions = new ExpressionWalk(rules);
  }

  void walk(List<CheckedStep> steps) {
    for (CheckedStep step : steps) {
      for (CapsuleRule rule : rules) {
        rule.step(step);
      }
      inside(step);
    }
  }

  private void inside(CheckedStep step) {
    switch (step) {
      case LetChecked let -> expressions.walk(let.value());
      case CallChecked call -> arguments(call.arguments());
      case FailChecked fail -> arguments(fail.fields());
      case YieldChecked yield -> expressions.walk(yield.value());
      case ReturnChecked end -> {
        if (end.value() != null) {
          expressions.walk(end.value());
        }
      }
      case IfChecked branch -> {
        expressions.walk(branch.condition());
        walk(branch.then());
        walk(branch.otherwise());
      }
      case BlockChecked block -> walk(block.body());
      case ForChecked loop -> {
        expressions.walk(loop.items());
        walk(loop.body());
      }
      case ParallelChecked parallel -> parallel.branches().forEach(this::walk);
      case TryChecked guarded -> {
        walk(guarded.body());
        for (CatchChecked handler : guarded.catches()) {
          walk(handler.body());
        }
      }
      case CheckedStep.BreakChecked ignored -> {}
      case CheckedStep.ContinueChecked ignored -> {}
      case CheckedStep.ErrorStepChecked ignored -> {}
    }
  }

  private void arguments(List<CheckedArgument> arguments) {
    for (CheckedArgument argument : arguments) {
      expressions.walk(argument.value());
    }
  }
}
