package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.WhileChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ControlSyntax.ForSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StatementSyntax.WhileSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code for} and {@code while}, whose number of turns must be known. */
final class LoopChecker {
  /** Most turns of one loop; the machine takes no more. */
  private static final int MOST_TURNS = 100_000;

  private final StepContext context;
  private final StepChecker steps;
  private final ConstantClauses constants;

  LoopChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
    this.constants = new ConstantClauses(context);
  }

  /** What the turns of a loop are given. */
  private record TurnVariables(
      @Nullable LocalSymbol key, LocalSymbol item, Environment environment) {}

  CheckedSteps check(WhileSyntax syntax, StepScope scope) {
    CheckedExpression condition = context.check(syntax.condition(), scope, BuiltinTypes.BOOL);
    int max = constants.count(syntax.max(), "max", 1, MOST_TURNS, scope);
    YieldTarget target = new YieldTarget();
    Region region = new Region.LoopRegion(target, false, null, scope.region());
    Environment known = scope.environment().narrowed(Narrowing.whenTrue(condition));
    CheckedSteps body = steps.block(syntax.body(), scope.with(known).inside(region));
    CheckedStep loop = new WhileChecked(target, condition, max, body.steps(), syntax.span());
    return CheckedSteps.of(loop, true, scope.environment());
  }

  /** A loop that collects nothing. */
  CheckedSteps check(ForSyntax syntax, StepScope scope) {
    return CheckedSteps.of(loop(syntax, null, scope), true, scope.environment());
  }

  /** A loop in value position: the list of what its turns yield. */
  CheckedValue checkValue(
      ForSyntax syntax, @Nullable SomaType expected, StepScope scope, String name) {
    YieldedValues yields = new YieldedValues(context, elementOf(expected));
    ForChecked loop = loop(syntax, yields, scope);
    yields.requireKnown(keyword(syntax));
    SomaType element = yields.type();
    if (element == null) {
      reportNothingYielded(syntax);
      return new CheckedValue(List.of(loop), new CheckedExpression.ErrorChecked(syntax.span()));
    }
    Limits limits = new Limits(null, (double) loop.max(), null, null, false);
    LocalSymbol result =
        new LocalSymbol(name, new SomaType.ListType(element, limits), syntax.span());
    List<CheckedStep> body = steps.values().fitted(loop.target(), yields, loop.body(), scope);
    CheckedStep whole =
        new ForChecked(
            loop.target(),
            loop.items(),
            loop.key(),
            loop.item(),
            loop.max(),
            loop.window(),
            body,
            result,
            syntax.span());
    return steps.values().value(whole, result, syntax.span());
  }

  private void reportNothingYielded(ForSyntax syntax) {
    if (!context.isBroken()) {
      context.report(
          StepCode.MISSING_YIELD,
          keyword(syntax),
          "no turn of this `for` yields a value",
          "a `for` in value position collects what its turns `yield`");
    }
  }

  private ForChecked loop(ForSyntax syntax, @Nullable YieldedValues yields, StepScope scope) {
    CheckedExpression items = context.check(syntax.items(), scope, null);
    int max = bound(syntax, items, scope);
    int window = window(syntax, scope);
    scope.raised().addLimitExceeded();
    TurnVariables variables = variables(syntax, items, scope);
    YieldTarget target = new YieldTarget();
    Region region =
        new Region.LoopRegion(target, syntax.parallel() != null, yields, scope.region());
    CheckedSteps body =
        steps.block(syntax.body(), scope.with(variables.environment()).inside(region));
    return new ForChecked(
        target,
        items,
        variables.key(),
        variables.item(),
        max,
        window,
        body.steps(),
        null,
        syntax.span());
  }

  private TurnVariables variables(ForSyntax syntax, CheckedExpression items, StepScope scope) {
    SomaType key = SomaType.ErrorType.ERROR;
    SomaType item = SomaType.ErrorType.ERROR;
    if (items.type() instanceof SomaType.ListType list) {
      key = BuiltinTypes.INT;
      item = list.element();
    } else if (items.type() instanceof SomaType.MapType map) {
      key = map.key();
      item = map.value();
      requireTwoNames(syntax, items);
    } else if (!StepContext.isError(items)) {
      reportNotIterable(items);
    }
    List<NameSyntax> names = syntax.names();
    Environment environment = scope.environment();
    LocalSymbol first = null;
    if (names.size() > 1) {
      first = context.names().declare(names.getFirst(), key, environment);
      environment = environment.with(first);
    }
    LocalSymbol second = context.names().declare(names.getLast(), item, environment);
    return new TurnVariables(first, second, environment.with(second));
  }

  private void requireTwoNames(ForSyntax syntax, CheckedExpression items) {
    if (syntax.names().size() < 2) {
      context.report(
          StepCode.NOT_ITERABLE,
          items.span(),
          "a loop over a map takes two names",
          "write `for key, value in …`");
    }
  }

  private void reportNotIterable(CheckedExpression items) {
    boolean optional = items.type() instanceof SomaType.OptionalType;
    context.report(
        StepCode.NOT_ITERABLE,
        items.span(),
        "`" + TypeNames.show(items.type()) + "` cannot be walked through",
        optional
            ? "it may be `null`: test that first, or use `.orValue([])`"
            : "a `for` takes a list or a map");
  }

  private int bound(ForSyntax syntax, CheckedExpression items, StepScope scope) {
    if (syntax.max() != null) {
      return constants.count(syntax.max(), "max", 1, MOST_TURNS, scope);
    }
    boolean iterable =
        items.type() instanceof SomaType.ListType || items.type() instanceof SomaType.MapType;
    if (!iterable) {
      return 1;
    }
    Double max = ListBound.of(items);
    if (max == null) {
      context.report(
          StepCode.UNBOUNDED_LOOP,
          items.span(),
          "nothing says how many items this has at most",
          "add `max` to the loop, as in `for item in items max 100`, or a `max` to the type");
      return 1;
    }
    if (max > MOST_TURNS) {
      context.report(
          StepCode.UNBOUNDED_LOOP,
          items.span(),
          "this may have more items than the " + MOST_TURNS + " that a loop can take",
          "add a lower `max` to the loop, as in `for item in items max 100`");
      return 1;
    }
    return (int) Math.max(1, max);
  }

  private int window(ForSyntax syntax, StepScope scope) {
    ExpressionSyntax parallel = syntax.parallel();
    return parallel == null ? 1 : constants.count(parallel, "parallel", 1, MOST_TURNS, scope);
  }

  private static @Nullable SomaType elementOf(@Nullable SomaType expected) {
    SomaType present =
        expected instanceof SomaType.OptionalType optional ? optional.of() : expected;
    return present instanceof SomaType.ListType list ? list.element() : null;
  }

  private static Span keyword(ForSyntax syntax) {
    return new Span(syntax.span().start(), syntax.span().start() + "for".length());
  }
}
