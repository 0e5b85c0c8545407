package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks whatever may stand after {@code =}, {@code return}, {@code yield} or {@code ->}. */
final class ValueChecker {
  private final StepContext context;
  private final StepChecker steps;

  ValueChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
  }

  /**
   * @param expected the type that is wanted, or null
   * @param name what to call the variable that holds the value of an effect or a block
   */
  CheckedValue check(
      ValueSyntax syntax, @Nullable SomaType expected, StepScope scope, String name) {
    return switch (syntax) {
      case ExpressionSyntax expression ->
          new CheckedValue(List.of(), context.check(expression, scope, expected));
      case EffectSyntax effect -> effect(effect, expected, scope, name);
      case ControlSyntax control -> control(control, expected, scope, name);
    };
  }

  /** A value for {@code yields}: literals may take the type of the values before it. */
  CheckedValue checkYielded(ValueSyntax syntax, YieldedValues yields, StepScope scope) {
    if (yields.expected() == null && syntax instanceof ExpressionSyntax expression) {
      return new CheckedValue(List.of(), context.infer(expression, scope, yields.hint()));
    }
    return check(syntax, yields.expected(), scope, "yield");
  }

  private CheckedValue effect(
      EffectSyntax effect, @Nullable SomaType expected, StepScope scope, String name) {
    return effect(effect, expected, scope, ResultName.hidden(name, effect.span()));
  }

  /** The value of an effect that a {@code let} binds, which the undo of the effect may read. */
  CheckedValue effect(
      EffectSyntax effect, @Nullable SomaType expected, StepScope scope, ResultName name) {
    if (steps.atomic().refuses(effect.span(), "effect", scope)) {
      return new CheckedValue(List.of(), new ErrorChecked(effect.span()));
    }
    return fit(steps.effects().checkResult(effect, scope, name), expected, scope);
  }

  private CheckedValue control(
      ControlSyntax control, @Nullable SomaType expected, StepScope scope, String name) {
    return switch (control) {
      case ControlSyntax.IfSyntax branch -> block(branch, "if", expected, scope, name);
      case ControlSyntax.MatchSyntax match -> block(match, "match", expected, scope, name);
      case ControlSyntax.BranchSyntax branch -> block(branch, "branch", expected, scope, name);
      case ControlSyntax.TrySyntax guarded ->
          fit(steps.tries().checkValue(guarded, expected, scope, name), expected, scope);
      case ControlSyntax.ForSyntax loop ->
          fit(steps.loops().checkValue(loop, expected, scope, name), expected, scope);
      case ControlSyntax.RaceSyntax race when steps.refusesRace(race, scope) ->
          new CheckedValue(List.of(), new ErrorChecked(race.span()));
      case ControlSyntax.RaceSyntax race ->
          fit(steps.races().checkValue(race, expected, scope, name), expected, scope);
    };
  }

  private CheckedValue block(
      ControlSyntax control,
      String keyword,
      @Nullable SomaType expected,
      StepScope scope,
      String name) {
    return block(
        control.span(), keyword, expected, scope, name, region -> body(control, scope, region));
  }

  /** The value that the {@code branch} in the head of a race yields. */
  CheckedValue branch(ControlSyntax.BranchHeadSyntax head, StepScope scope, String name) {
    return block(
        head.span(),
        "branch",
        null,
        scope,
        name,
        region -> steps.block(head.body(), scope.inside(region)));
  }

  private CheckedValue block(
      Span span,
      String keyword,
      @Nullable SomaType expected,
      StepScope scope,
      String name,
      Function<Region, CheckedSteps> check) {
    YieldTarget target = new YieldTarget();
    YieldedValues yields = new YieldedValues(context, expected);
    Region region = new Region.ValueRegion(target, yields, scope.region());
    CheckedSteps body = check.apply(region);
    requireYield(body, span, keyword);
    yields.requireKnown(CapsuleMembers.keyword(span, keyword));
    LocalSymbol result = result(yields, name, span);
    List<CheckedStep> fitted = fitted(target, yields, body.steps(), scope);
    CheckedStep block = new BlockChecked(target, fitted, result, span);
    return value(block, result, span);
  }

  private CheckedSteps body(ControlSyntax control, StepScope scope, Region region) {
    return switch (control) {
      case ControlSyntax.IfSyntax branch -> steps.ifs().check(branch, scope.inside(region));
      case ControlSyntax.MatchSyntax match ->
          steps.matches().check(match, true, scope.inside(region));
      case ControlSyntax.BranchSyntax branch -> branch(branch, scope, region);
      case ControlSyntax.TrySyntax ignored -> throw new IllegalStateException("a try is no block");
      case ControlSyntax.ForSyntax ignored -> throw new IllegalStateException("a for is no block");
      case ControlSyntax.RaceSyntax ignored ->
          throw new IllegalStateException("a race is no block");
    };
  }

  private CheckedSteps branch(ControlSyntax.BranchSyntax branch, StepScope scope, Region region) {
    if (!(scope.region() instanceof Region.BranchRegion outer && outer.direct())) {
      ParallelChecker.reportMisplaced(context, branch);
    }
    return steps.block(branch.body(), scope.inside(region));
  }

  /** Reports a block of which some path ends without giving a value. */
  void requireYield(CheckedSteps body, Span span, String keyword) {
    if (body.completes() && !context.isBroken()) {
      context.report(
          StepCode.MISSING_YIELD,
          new Span(span.start(), span.start() + keyword.length()),
          "not every path through this `" + keyword + "` gives a value",
          "end each path with `yield`, `return` or `fail`; an `if` in value position needs an"
              + " `else`");
    }
  }

  /** The variable for the value of a block; null when no path gives one. */
  static @Nullable LocalSymbol result(YieldedValues yields, String name, Span span) {
    SomaType type = yields.type();
    return type == null ? null : new LocalSymbol(name, type, span);
  }

  /** Makes every value yielded to {@code target} fit the type of the whole. */
  List<CheckedStep> fitted(
      YieldTarget target, YieldedValues yields, List<CheckedStep> body, StepScope scope) {
    SomaType type = yields.type();
    if (type == null || !yields.isMixed() || type instanceof SomaType.ErrorType) {
      return body;
    }
    return new YieldFitting(
            target, value -> context.expressions().fit(value, type, scope.environment()))
        .apply(body);
  }

  /** A step with its result read back. */
  CheckedValue value(CheckedStep step, @Nullable LocalSymbol result, Span span) {
    if (result != null) {
      return new CheckedValue(List.of(step), new LocalChecked(result, result.type(), span));
    }
    return new CheckedValue(List.of(step), context.isBroken() ? new ErrorChecked(span) : null);
  }

  private CheckedValue fit(CheckedValue value, @Nullable SomaType expected, StepScope scope) {
    CheckedExpression given = value.value();
    if (expected == null || given == null) {
      return value;
    }
    return new CheckedValue(
        value.steps(), context.expressions().fit(given, expected, scope.environment()));
  }
}
