package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitSignalOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitUntilOperation;
import ai.somagent.soma.checked.CheckedOperation.SleepOperation;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.RaceArmChecked;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
import ai.somagent.soma.syntax.ControlSyntax.EffectHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arms of a race that can never win: a {@code sleep} beside a wait that gives up no later. Its
 * {@code Timeout} would decide the race, and ties go to the earlier arm.
 */
final class RaceTimes {
  private final StepContext context;

  RaceTimes(StepContext context) {
    this.context = context;
  }

  /** Warns of every {@code sleep} that some other head surely outruns. */
  void check(RaceSyntax syntax, List<RaceArmChecked> arms) {
    for (int late = 0; late < arms.size(); late++) {
      Long sleeps = sleep(arms.get(late));
      int first = sleeps == null ? -1 : outrun(arms, late, sleeps);
      if (first >= 0) {
        report(syntax.arms().get(late), syntax.arms().get(first));
      }
    }
  }

  /** The first arm that has ended when the one at {@code late} would end, or -1. */
  private static int outrun(List<RaceArmChecked> arms, int late, long sleeps) {
    for (int i = 0; i < arms.size(); i++) {
      Long ends = i == late ? null : end(arms.get(i));
      if (ends != null && (ends < sleeps || ends == sleeps && i < late)) {
        return i;
      }
    }
    return -1;
  }

  /** After how many milliseconds a head has surely ended, or null. */
  private static @Nullable Long end(RaceArmChecked arm) {
    EffectChecked effect = effect(arm);
    if (effect == null) {
      return null;
    }
    boolean waits =
        effect.operation() instanceof AwaitSignalOperation
            || effect.operation() instanceof AwaitUntilOperation
            || effect.operation() instanceof ApproveOperation;
    return waits ? effect.clauses().withinMillis() : sleep(arm);
  }

  private static @Nullable Long sleep(RaceArmChecked arm) {
    EffectChecked effect = effect(arm);
    return effect != null
            && effect.operation() instanceof SleepOperation sleep
            && !sleep.until()
            && ConstantFolder.fold(sleep.value()) instanceof Duration duration
        ? duration.toMillis()
        : null;
  }

  private static @Nullable EffectChecked effect(RaceArmChecked arm) {
    return arm.head().size() == 1 && arm.head().getFirst() instanceof EffectChecked effect
        ? effect
        : null;
  }

  private void report(RaceArmSyntax late, RaceArmSyntax first) {
    WithinSyntax limit = limit(first);
    Diagnostic plain =
        context
            .diagnostic(StepCode.DEAD_ARM, span(late), "this arm never wins")
            .withRelated(
                List.of(
                    new RelatedSpan(
                        context.names().source(),
                        limit == null ? span(first) : limit.span(),
                        limit == null ? "this ends first" : "this gives up first")));
    if (limit == null) {
      context.report(plain.withHelp("the shorter `sleep` is enough"));
      return;
    }
    Span gap = new Span(before(limit.span().start()), limit.span().end());
    CodeFix fix = new CodeFix("Remove the `within`", List.of(new TextEdit(gap, "")));
    context.report(
        plain
            .withHelp("the `sleep` is the limit of the wait beside it, so that needs no `within`")
            .withFixes(List.of(fix)));
  }

  private int before(int offset) {
    String text = context.names().text().text();
    int at = offset;
    while (text.charAt(at - 1) <= ' ') {
      at--;
    }
    return at;
  }

  private static Span span(RaceArmSyntax arm) {
    return arm.head() instanceof EffectHeadSyntax effect ? effect.effect().span() : arm.span();
  }

  private static @Nullable WithinSyntax limit(RaceArmSyntax arm) {
    List<ClauseSyntax> clauses =
        arm.head() instanceof EffectHeadSyntax head
            ? switch (head.effect()) {
              case EffectSyntax.ApproveSyntax approve -> approve.clauses();
              case EffectSyntax.AwaitSyntax await -> await.clauses();
              case EffectSyntax.InvokeSyntax ignored -> List.of();
              case EffectSyntax.SleepSyntax ignored -> List.of();
              case EffectSyntax.EmitSyntax ignored -> List.of();
              case EffectSyntax.EndorseSyntax ignored -> List.of();
            }
            : List.of();
    for (ClauseSyntax clause : clauses) {
      if (clause instanceof WithinSyntax within) {
        return within;
      }
    }
    return null;
  }
}
