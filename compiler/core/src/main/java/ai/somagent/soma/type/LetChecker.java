package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.StatementSyntax.LetSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code let}. */
final class LetChecker {
  private final StepContext context;
  private final ValueChecker values;

  LetChecker(StepContext context, ValueChecker values) {
    this.context = context;
    this.values = values;
  }

  CheckedSteps check(LetSyntax let, StepScope scope) {
    DeclaredType declared = let.type() == null ? null : context.names().resolveDeclared(let.type());
    SomaType wanted = declared == null ? null : declared.type();
    CheckedValue value =
        let.value() instanceof EffectSyntax effect
            ? values.effect(effect, wanted, scope, name(let, declared))
            : values.check(let.value(), wanted, scope, let.name().text());
    if (value.value() == null) {
      LocalSymbol never = declare(let, DeclaredType.of(SomaType.ErrorType.ERROR), scope);
      return new CheckedSteps(value.steps(), false, scope.environment().with(never));
    }
    return bind(let, value.steps(), value.value(), declared, scope);
  }

  private CheckedSteps bind(
      LetSyntax let,
      List<CheckedStep> before,
      CheckedExpression value,
      @Nullable DeclaredType declared,
      StepScope scope) {
    LocalSymbol symbol =
        declare(let, declared == null ? DeclaredType.of(type(let, value)) : declared, scope);
    List<CheckedStep> steps = new ArrayList<>(before);
    if (!steps.isEmpty()
        && value instanceof LocalChecked local
        && local.symbol() == CheckedStepParts.result(steps.getLast())
        && local.symbol().type().equals(symbol.type())) {
      // An effect has made the variable itself, because its undo may read it.
      symbol = steps.getLast() instanceof EffectChecked ? local.symbol() : symbol;
      steps.set(steps.size() - 1, ResultBinding.rebind(steps.getLast(), symbol, let.span()));
    } else {
      steps.add(new LetChecked(symbol, value, let.span()));
    }
    return new CheckedSteps(steps, true, scope.environment().with(symbol));
  }

  private static ResultName name(LetSyntax let, @Nullable DeclaredType declared) {
    return ResultName.of(let.name(), declared == null ? Set.of() : declared.labels());
  }

  private SomaType type(LetSyntax let, CheckedExpression value) {
    if (value.type() instanceof SomaType.NullType) {
      context.report(
          TypeCode.UNTYPED_EMPTY,
          let.value().span(),
          "`null` alone says nothing about the type of `" + let.name().text() + "`",
          "write the type: `let " + let.name().text() + ": string? = null`");
      return SomaType.ErrorType.ERROR;
    }
    return ListBound.typeOf(value);
  }

  private LocalSymbol declare(LetSyntax let, DeclaredType type, StepScope scope) {
    return context.names().declare(let.name(), type, false, scope.environment());
  }
}
