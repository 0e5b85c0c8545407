package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code call}. */
final class CallChecker {
  private final StepContext context;
  private final CallClauses clauses;

  CallChecker(StepContext context) {
    this.context = context;
    this.clauses = new CallClauses(context);
  }

  /**
   * @param name what to call the variable for the result; null when it is not used
   */
  CheckedStep check(InvokeSyntax call, @Nullable String name, StepScope scope) {
    ToolActionSymbol action = context.names().resolveAction(call.target());
    if (action == null) {
      scope.raised().addAnything();
      for (ArgumentSyntax argument : call.arguments()) {
        context.check(argument.value(), scope, null);
      }
      return new ErrorStepChecked(call.span());
    }
    List<CheckedArgument> arguments =
        context
            .arguments()
            .check(
                call.arguments(),
                action.parameters(),
                scope.environment(),
                call.target().span(),
                "action `" + call.target().text() + "`");
    scope.raised().addEvaluation();
    scope.raised().addCall(action.errors());
    context.addCall(action, call.target().span());
    CallClauses.ClausesChecked checked = clauses.check(call, action, scope);
    return new EffectChecked(
        new CallOperation(action, arguments),
        new CheckedStep.ClausesChecked(
            null, checked.timeoutMillis(), checked.retry(), null, null, null),
        name == null ? null : result(call, action, name),
        call.span());
  }

  private LocalSymbol result(InvokeSyntax call, ToolActionSymbol action, String name) {
    SomaType type = action.result();
    if (type == null) {
      context.report(
          StepCode.NO_RESULT,
          call.target().span(),
          "action `" + call.target().text() + "` gives no result",
          "let the call stand alone");
      type = SomaType.ErrorType.ERROR;
    }
    return new LocalSymbol(name, decodes(call) ? SomaType.ErrorType.ERROR : type, call.span());
  }

  /**
   * Whether an {@code as} clause, which has no meaning here yet, would change the result's type.
   */
  private static boolean decodes(InvokeSyntax call) {
    for (ClauseSyntax clause : call.clauses()) {
      if (clause instanceof ClauseSyntax.AsSyntax) {
        return true;
      }
    }
    return false;
  }
}
