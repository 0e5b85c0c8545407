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
    boolean barred = isBarred(scope.region());
    if (barred) {
      reportBarred(syntax.span(), "return", scope);
    }
    SomaType output = context.output();
    if (syntax.value() == null) {
      if (output != null && !barred) {
        context.report(
            StepCode.RETURN_VALUE,
            syntax.span(),
            "the capsule has an `output`, so `return` needs a value of type `"
                + TypeNames.show(output)
                + "`");
      }
      return leaves(List.of(), new ReturnChecked(null, syntax.span()), scope);
    }
    scope.raised().addInvalid();
    if (output == null) {
      context.report(
          StepCode.RETURN_VALUE,
          syntax.value().span(),
          "the capsule has no `output`, so `return` takes no value",
          "declare `output` with the type of the value, or drop the value");
    }
    CheckedValue value = values.check(syntax.value(), output, scope, "return");
    return value.value() == null
        ? new CheckedSteps(value.steps(), false, scope.environment())
        : leaves(value.steps(), new ReturnChecked(value.value(), syntax.span()), scope);
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
    } else if (place.barred()) {
      reportBarred(span, "yield", scope);
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
  private record YieldPlace(YieldTarget target, @Nullable YieldedValues yields, boolean barred) {}

  private static YieldPlace yieldPlace(@Nullable Region from) {
    boolean barred = false;
    for (Region at = from; at != null; at = at.outer()) {
      if (at instanceof Region.ValueRegion value) {
        return new YieldPlace(value.target(), value.yields(), barred);
      }
      if (at instanceof Region.LoopRegion loop && loop.yields() != null) {
        return new YieldPlace(loop.target(), loop.yields(), barred);
      }
      barred |= at.isBarrier();
    }
    return new YieldPlace(new YieldTarget(), null, barred);
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
    boolean barred = false;
    for (Region at = scope.region(); at != null; at = at.outer()) {
      if (at instanceof Region.LoopRegion loop) {
        boolean stops = barred || (loop.parallel() && word.equals("break"));
        if (stops) {
          reportBarred(span, word, scope);
        }
        return stops ? null : loop.target();
      }
      barred |= at.isBarrier();
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

  private static boolean isBarred(@Nullable Region from) {
    for (Region at = from; at != null; at = at.outer()) {
      if (at.isBarrier()) {
        return true;
      }
    }
    return false;
  }

  private void reportBarred(Span span, String word, StepScope scope) {
    context.unreadable(scope);
    context.report(
        StepCode.LEAVES_BRANCH,
        new Span(span.start(), span.start() + Math.min(span.length(), word.length())),
        "`" + word + "` cannot leave a branch that runs beside others",
        "bind the outcome with `let` and decide after the `parallel`, or use `fail`");
  }

  private static CheckedSteps leaves(List<CheckedStep> before, CheckedStep exit, StepScope scope) {
    List<CheckedStep> steps = new ArrayList<>(before);
    steps.add(exit);
    return new CheckedSteps(steps, false, scope.environment());
  }
}
