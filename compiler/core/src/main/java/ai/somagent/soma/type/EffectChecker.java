package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.EffectSyntax;
import java.util.List;

/** Checks effects: {@code call} has a meaning here, the other verbs not yet. */
final class EffectChecker {
  private final StepContext context;
  private final CallChecker calls;

  EffectChecker(StepContext context) {
    this.context = context;
    this.calls = new CallChecker(context);
  }

  /** An effect whose result is not used. */
  CheckedSteps check(EffectSyntax effect, StepScope scope) {
    CheckedStep step =
        effect instanceof EffectSyntax.InvokeSyntax call && call.verb() == EffectSyntax.Verb.CALL
            ? calls.check(call, null, scope)
            : unsupported(effect, scope);
    return CheckedSteps.of(step, true, scope.environment());
  }

  /** An effect whose result is the value; {@code name} is for the variable that holds it. */
  CheckedValue checkResult(EffectSyntax effect, StepScope scope, String name) {
    if (!(effect instanceof EffectSyntax.InvokeSyntax call)
        || call.verb() != EffectSyntax.Verb.CALL) {
      CheckedStep step = unsupported(effect, scope);
      return new CheckedValue(List.of(step), new ErrorChecked(effect.span()));
    }
    CheckedStep step = calls.check(call, name, scope);
    LocalSymbol result = step instanceof EffectChecked checked ? checked.result() : null;
    if (result == null || result.type() instanceof SomaType.ErrorType) {
      return new CheckedValue(List.of(step), new ErrorChecked(effect.span()));
    }
    return new CheckedValue(List.of(step), new LocalChecked(result, result.type(), effect.span()));
  }

  private CheckedStep unsupported(EffectSyntax effect, StepScope scope) {
    context.notSupported(effect.span(), what(effect), scope);
    return new ErrorStepChecked(effect.span());
  }

  private static String what(EffectSyntax effect) {
    return switch (effect) {
      case EffectSyntax.InvokeSyntax invoke ->
          switch (invoke.verb()) {
            case CALL -> throw new IllegalStateException("call is supported");
            case RUN -> "`run` effects";
            case START -> "`start` effects";
            case ASK -> "`ask` effects";
          };
      case EffectSyntax.ApproveSyntax ignored -> "`approve` effects";
      case EffectSyntax.AwaitSyntax ignored -> "`await` effects";
      case EffectSyntax.SleepSyntax ignored -> "`sleep` effects";
      case EffectSyntax.EmitSyntax ignored -> "`emit` effects";
      case EffectSyntax.EndorseSyntax ignored -> "`endorse` effects";
    };
  }
}
