package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BreakChecked;
import ai.somagent.soma.checked.CheckedStep.ContinueChecked;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.ReturnChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.StatementSyntax.BreakSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ContinueSyntax;
import ai.somagent.soma.syntax.StatementSyntax.FailSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ReturnSyntax;
import ai.somagent.soma.syntax.StatementSyntax.YieldSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import ai.somagent.soma.type.Region.Barrier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the steps that leave: {@code return}, {@code yield}, {@code break}, {@code continue}. */
final class ExitChecker {
  private final StepContext context;
  private final ValueChecker values;
  private final FailChecker fails;

  ExitChecker(StepContext context, ValueChecker values) {
    this.context = context;
    this.values = values;
    this.fails = new FailChecker(context);
  }

  CheckedSteps checkReturn(ReturnSyntax syntax, StepScope scope) {
    Barrier barrier = barrier(scope.region());
    if (barrier != Barrier.NONE) {
      reportBarred(syntax.span(), "return", barrier, scope);
    }
    SomaType output = context.output();
    if (syntax.value() == null) {
      if (output != null && barrier == Barrier.NONE) {
        reportNoValue(syntax, output);
      }
      return leaves(List.of(), new ReturnChecked(null, syntax.span()), scope);
    }
    scope.raised().addInvalid();
    if (output == null) {
      reportNoOutput(syntax.value().span());
    }
    CheckedValue value = values.check(syntax.value(), output, scope, "return");
    return value.value() == null
        ? new CheckedSteps(value.steps(), false, scope.environment())
        : leaves(value.steps(), new ReturnChecked(value.value(), syntax.span()), scope);
  }

  private void reportNoValue(ReturnSyntax syntax, SomaType output) {
    StepOwner owner = context.owner();
    context.report(
        StepCode.RETURN_VALUE,
        syntax.span(),
        "the "
            + owner.noun()
            + " has "
            + (owner.outcome().startsWith("`o") ? "an " : "a ")
            + owner.outcome()
            + ", so `return` needs a value of type `"
            + TypeNames.show(output)
            + "`");
  }

  private void reportNoOutput(Span value) {
    StepOwner owner = context.owner();
    context.report(
        StepCode.RETURN_VALUE,
        value,
        "the " + owner.noun() + " has no " + owner.outcome() + ", so `return` takes no value",
        switch (owner) {
          case SIGNAL -> "a signal answers nothing: leave out the value, or make it an `update`";
          case TASK, UPDATE -> "write `->` and the type before the brace, or drop the value";
          case CAPSULE, PLAN, POLICY, TEST ->
              "declare `output` with the type of the value, or drop the value";
        });
  }

  CheckedSteps checkYield(YieldSyntax syntax, StepScope scope) {
    return yieldValue(syntax.value(), syntax.span(), scope);
  }

  /** Gives {@code syntax} to the nearest block in value position. */
  CheckedSteps yieldValue(ValueSyntax syntax, Span span, StepScope scope) {
    YieldPlace place = yieldPlace(scope.region());
    if (place.yields() == null) {
      context.unreadable(scope);
      context.report(
          StepCode.MISPLACED_EXIT,
          new Span(span.start(), span.start() + Math.min(span.length(), "yield".length())),
          "nothing takes this value",
          "`yield` gives its value to the nearest block after `=`, `return`, `yield` or `->`");
    } else if (place.barrier() != Barrier.NONE) {
      reportBarred(span, "yield", place.barrier(), scope);
    }
    CheckedValue value =
        place.yields() == null
            ? values.check(syntax, null, scope, "yield")
            : values.checkYielded(syntax, place.yields(), scope);
    if (value.value() == null) {
      return new CheckedSteps(value.steps(), false, scope.environment());
    }
    if (place.yields() == null) {
      return leaves(value.steps(), new ErrorStepChecked(span), scope);
    }
    place.yields().add(value.value());
    return leaves(value.steps(), new YieldChecked(place.target(), value.value(), span), scope);
  }

  /** Where a {@code yield} goes; {@code yields} is null when it goes nowhere. */
  private record YieldPlace(YieldTarget target, @Nullable YieldedValues yields, Barrier barrier) {}

  private static YieldPlace yieldPlace(@Nullable Region from) {
    Barrier barrier = Barrier.NONE;
    for (Region at = from; at != null; at = at.outer()) {
      if (at instanceof Region.ValueRegion value) {
        return new YieldPlace(value.target(), value.yields(), barrier);
      }
      if (at instanceof Region.LoopRegion loop && loop.yields() != null) {
        return new YieldPlace(loop.target(), loop.yields(), barrier);
      }
      barrier = first(barrier, at.barrier());
    }
    return new YieldPlace(new YieldTarget(), null, barrier);
  }

  private static Barrier first(Barrier inner, Barrier outer) {
    return inner == Barrier.NONE ? outer : inner;
  }

  CheckedSteps checkBreak(BreakSyntax syntax, StepScope scope) {
    YieldTarget target = loop(scope, syntax.span(), "break");
    return leaves(
        List.of(),
        target == null
            ? new ErrorStepChecked(syntax.span())
            : new BreakChecked(target, syntax.span()),
        scope);
  }

  CheckedSteps checkContinue(ContinueSyntax syntax, StepScope scope) {
    YieldTarget target = loop(scope, syntax.span(), "continue");
    return leaves(
        List.of(),
        target == null
            ? new ErrorStepChecked(syntax.span())
            : new ContinueChecked(target, syntax.span()),
        scope);
  }

  /** The loop that {@code word} leaves; null after a report. */
  private @Nullable YieldTarget loop(StepScope scope, Span span, String word) {
    Barrier barrier = Barrier.NONE;
    for (Region at = scope.region(); at != null; at = at.outer()) {
      if (at instanceof Region.LoopRegion loop) {
        Barrier stop = word.equals("break") ? first(barrier, loop.barrier()) : barrier;
        if (stop != Barrier.NONE) {
          reportBarred(span, word, stop, scope);
        }
        return stop == Barrier.NONE ? loop.target() : null;
      }
      barrier = first(barrier, at.barrier());
    }
    context.unreadable(scope);
    context.report(
        StepCode.MISPLACED_EXIT, span, "there is no loop for this `" + word + "` to act on");
    return null;
  }

  CheckedSteps checkFail(FailSyntax syntax, StepScope scope) {
    FailChecker.Failure failure = fails.check(syntax, scope);
    if (failure == null) {
      return leaves(List.of(), new ErrorStepChecked(syntax.span()), scope);
    }
    List<CheckedArgument> fields = failure.fields();
    return leaves(List.of(), new FailChecked(failure.error(), fields, syntax.span()), scope);
  }

  private static Barrier barrier(@Nullable Region from) {
    Barrier barrier = Barrier.NONE;
    for (Region at = from; at != null; at = at.outer()) {
      barrier = first(barrier, at.barrier());
    }
    return barrier;
  }

  private void reportBarred(Span span, String word, Barrier barrier, StepScope scope) {
    context.unreadable(scope);
    Span keyword = new Span(span.start(), span.start() + Math.min(span.length(), word.length()));
    Region.CleanupRegion cleanup = scope.cleanup();
    if (barrier == Barrier.CLEANUP && cleanup != null) {
      context.report(
          StepCode.LEAVES_CLEANUP,
          keyword,
          "`" + word + "` cannot leave " + article(cleanup.word()) + " `" + cleanup.word() + "`",
          "these steps run while something else is already ending: what ends it stands");
      return;
    }
    context.report(
        StepCode.LEAVES_BRANCH,
        keyword,
        "`" + word + "` cannot leave a branch that runs beside others",
        "bind the outcome with `let` and decide after the `parallel` or `race`, or use `fail`");
  }

  private static String article(String word) {
    return word.startsWith("u") ? "an" : "a";
  }

  private static CheckedSteps leaves(List<CheckedStep> before, CheckedStep exit, StepScope scope) {
    List<CheckedStep> steps = new ArrayList<>(before);
    steps.add(exit);
    return new CheckedSteps(steps, false, scope.environment());
  }
}
