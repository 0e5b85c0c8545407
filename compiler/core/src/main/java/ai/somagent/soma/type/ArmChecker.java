package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ControlSyntax.ArmBlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBodySyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmValueSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.NamePatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.PatternSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import java.util.List;

/** Checks what the arms of a {@code match} or {@code race} do. */
final class ArmChecker {
  private final StepContext context;
  private final StepChecker steps;

  ArmChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
  }

  /**
   * @param keyword of the block that the arm belongs to
   */
  CheckedSteps body(ArmBodySyntax body, boolean asValue, String keyword, StepScope scope) {
    return switch (body) {
      case ArmBlockSyntax block -> steps.block(block.block(), scope);
      case ArmValueSyntax value when asValue ->
          steps.exits().yieldValue(value.value(), value.span(), scope);
      case ArmValueSyntax value -> effect(value, keyword, scope);
    };
  }

  private CheckedSteps effect(ArmValueSyntax value, String keyword, StepScope scope) {
    if (value.value() instanceof EffectSyntax effect) {
      return steps.effect(effect, scope);
    }
    boolean nothing =
        value.value() instanceof ExpressionSyntax.NullSyntax
            || value.value() instanceof ExpressionSyntax.MapSyntax map && map.entries().isEmpty();
    Diagnostic unused =
        context
            .diagnostic(StepCode.UNUSED_VALUE, value.value().span(), "nothing takes this value")
            .withHelp(
                "the `"
                    + keyword
                    + "` stands alone, so `->` may only hold an effect here"
                    + (nothing ? "; an arm that does nothing is `{}`" : ""));
    context.report(nothing ? unused.withFixes(List.of(emptyArm(value))) : unused);
    return CheckedSteps.none(scope.environment());
  }

  /** The fix that puts braces in the place of the arrow and the value. */
  private static CodeFix emptyArm(ArmValueSyntax value) {
    return NameReports.replace(value.span(), "{}", "Write `{}`");
  }

  /**
   * Checks the arms of a {@code match} whose subject has no meaning, so as to miss nothing else.
   */
  CheckedSteps withoutSubject(
      MatchSyntax syntax, CheckedExpression subject, boolean asValue, StepScope scope) {
    if (subject.type() instanceof SomaType.NullType) {
      context.report(
          StepCode.WRONG_PATTERN, subject.span(), "`null` alone has no cases to tell apart");
    }
    boolean completes = false;
    for (MatchArmSyntax arm : syntax.arms()) {
      StepScope inside = scope;
      for (PatternSyntax pattern : arm.patterns()) {
        if (pattern instanceof NamePatternSyntax name && name.binding() != null) {
          Environment environment = inside.environment();
          inside =
              inside.with(
                  environment.with(
                      context
                          .names()
                          .declare(name.binding(), SomaType.ErrorType.ERROR, environment)));
        }
      }
      completes |= body(arm.body(), asValue, "match", inside).completes();
    }
    return CheckedSteps.of(new ErrorStepChecked(syntax.span()), completes, scope.environment());
  }
}
