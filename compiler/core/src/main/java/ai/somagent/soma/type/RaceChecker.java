package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.CheckedStep.RaceArmChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.ControlSyntax.BranchHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.EffectHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code race}: heads run beside each other, and only the winner's body runs. */
final class RaceChecker {
  private static final String KEYWORD = "race";

  private final StepContext context;
  private final StepChecker steps;
  private final ArmChecker arms;

  RaceChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
    this.arms = new ArmChecker(context, steps);
  }

  /** Arms with what is known of their paths. */
  private record Arms(List<RaceArmChecked> arms, boolean completes) {}

  /**
   * What an arm waits for.
   *
   * @param ends whether control comes to its end
   */
  private record Head(List<CheckedStep> steps, @Nullable LocalSymbol binding, boolean ends) {}

  CheckedSteps check(RaceSyntax syntax, StepScope scope) {
    Arms checked = arms(syntax, false, scope);
    CheckedStep race = new RaceChecked(new YieldTarget(), checked.arms(), null, syntax.span());
    return CheckedSteps.of(race, checked.completes(), scope.environment());
  }

  CheckedValue checkValue(
      RaceSyntax syntax, @Nullable SomaType expected, StepScope scope, String name) {
    YieldTarget target = new YieldTarget();
    YieldedValues yields = new YieldedValues(context, expected);
    Region region = new Region.ValueRegion(target, yields, scope.region());
    Arms checked = arms(syntax, true, scope.inside(region));
    steps
        .values()
        .requireYield(
            new CheckedSteps(List.of(), checked.completes(), scope.environment()),
            syntax.span(),
            KEYWORD);
    yields.requireKnown(CapsuleMembers.keyword(syntax.span(), KEYWORD));
    LocalSymbol result = ValueChecker.result(yields, name, syntax.span());
    CheckedStep race = new RaceChecked(target, checked.arms(), result, syntax.span());
    List<CheckedStep> fitted = steps.values().fitted(target, yields, List.of(race), scope);
    return steps.values().value(fitted.getFirst(), result, syntax.span());
  }

  private Arms arms(RaceSyntax syntax, boolean asValue, StepScope scope) {
    if (syntax.arms().size() < 2 && !context.isBroken()) {
      context.report(
          StepCode.TOO_FEW_ARMS,
          CapsuleMembers.keyword(syntax.span(), KEYWORD),
          "a race needs at least two arms",
          "one alone always wins: write its steps without the `race`");
    }
    List<RaceArmChecked> checked = new ArrayList<>();
    boolean completes = syntax.arms().isEmpty();
    List<Boolean> bounded = bounded(syntax);
    for (int i = 0; i < syntax.arms().size(); i++) {
      RaceArmSyntax arm = syntax.arms().get(i);
      Head head = head(arm, scope.boundedIf(bounded.get(i)));
      StepScope inside =
          head.binding() == null ? scope : scope.with(scope.environment().with(head.binding()));
      CheckedSteps body = arms.body(arm.body(), asValue, KEYWORD, inside);
      checked.add(new RaceArmChecked(head.steps(), body.steps(), arm.span()));
      completes |= head.ends() && body.completes();
    }
    if (!context.isBroken()) {
      new RaceTimes(context).check(syntax, checked);
    }
    return new Arms(checked, completes);
  }

  /**
   * Whether each head is bounded by another arm. Where none bounds any other, the first one alone
   * counts as unbounded, since one limit is all that is missing.
   */
  private static List<Boolean> bounded(RaceSyntax syntax) {
    List<RaceArmSyntax> arms = syntax.arms();
    List<Boolean> bounded = new ArrayList<>(arms.size());
    boolean missing = arms.stream().noneMatch(arm -> WaitScan.ends(arm.head()));
    for (int i = 0; i < arms.size(); i++) {
      bounded.add(missing ? i > 0 : endsBeside(arms, i));
    }
    return bounded;
  }

  private static boolean endsBeside(List<RaceArmSyntax> arms, int one) {
    for (int i = 0; i < arms.size(); i++) {
      if (i != one && WaitScan.ends(arms.get(i).head())) {
        return true;
      }
    }
    return false;
  }

  private Head head(RaceArmSyntax arm, StepScope scope) {
    StepScope inside = scope.inside(new Region.BranchRegion(true, scope.region()));
    RaceHeadSyntax head = arm.head();
    NameSyntax binding = arm.binding();
    if (binding == null) {
      CheckedSteps checked =
          switch (head) {
            case EffectHeadSyntax effect -> steps.effect(effect.effect(), inside);
            case BranchHeadSyntax branch -> block(branch, inside);
          };
      return new Head(checked.steps(), null, checked.completes());
    }
    String name = binding.text();
    CheckedValue value =
        switch (head) {
          case EffectHeadSyntax effect ->
              steps
                  .values()
                  .effect(effect.effect(), null, inside, ResultName.of(binding, Set.of()));
          case BranchHeadSyntax branch -> steps.values().branch(branch, inside, name);
        };
    return bound(binding, value, scope);
  }

  /** One step, so that the head stays one thing to wait for. */
  private CheckedSteps block(BranchHeadSyntax branch, StepScope scope) {
    CheckedSteps body = steps.block(branch.body(), scope);
    CheckedStep block = new BlockChecked(new YieldTarget(), body.steps(), null, branch.span());
    return CheckedSteps.of(block, body.completes(), scope.environment());
  }

  private Head bound(NameSyntax binding, CheckedValue value, StepScope scope) {
    CheckedExpression given = value.value();
    SomaType type = given == null ? SomaType.ErrorType.ERROR : given.type();
    LocalSymbol symbol = context.names().declare(binding, type, scope.environment());
    List<CheckedStep> head = new ArrayList<>(value.steps());
    if (given == null) {
      return new Head(head, symbol, false);
    }
    boolean direct =
        !head.isEmpty()
            && given instanceof LocalChecked local
            && local.symbol() == CheckedStepParts.result(head.getLast());
    if (direct) {
      CheckedStep last = head.removeLast();
      if (last instanceof CheckedStep.EffectChecked effect && effect.result() != null) {
        symbol = effect.result(); // The undo of an effect may read it.
      }
      head.add(ResultBinding.rebind(last, symbol, last.span()));
    } else {
      head.add(new LetChecked(symbol, given, binding.span()));
    }
    return new Head(head, symbol, true);
  }
}
