package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.PersonaSymbol;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code ask}. */
final class AskChecker {
  private static final List<ClauseKind> CLAUSES = List.of(ClauseKind.values());
  private static final List<String> ARGUMENTS = List.of("prompt", "tools", "max_calls");
  private static final int DEFAULT_CALLS = 8;
  private static final int MOST_CALLS = 100;
  private static final long DEFAULT_TIMEOUT = 60_000;

  private final StepContext context;
  private final ConstantClauses constants;

  AskChecker(StepContext context) {
    this.context = context;
    this.constants = new ConstantClauses(context);
  }

  /** Null after a report. */
  @Nullable PerformedEffect check(InvokeSyntax ask, StepScope scope) {
    EffectArguments arguments =
        new EffectArguments(
            context, scope, ask.arguments(), "ask", EffectWords.keyword(ask), ARGUMENTS, 1);
    ExpressionSyntax written = arguments.find("prompt");
    CheckedExpression prompt =
        written == null
            ? new ErrorChecked(ask.span())
            : context.check(written, scope, BuiltinTypes.STRING);
    PersonaSymbol persona = context.names().targets().persona(ask.target());
    List<ToolActionSymbol> tools = tools(arguments.find("tools"), persona);
    int calls = calls(arguments, tools, scope);
    scope.raised().addRemote();
    EffectClauses clauses = new EffectClauses(context, scope, "an `ask`", CLAUSES, ask.clauses());
    AsSyntax as = clauses.as();
    DeclaredType answer =
        as == null
            ? DeclaredType.of(BuiltinTypes.STRING)
            : context.names().resolveDeclared(as.type());
    ClausesChecked checked = clauses(clauses, ask.target().text(), tools);
    return persona == null
        ? null
        : new PerformedEffect(
            new AskOperation(persona, prompt, tools, calls, answer.type()),
            checked,
            answer,
            "persona `" + ask.target().text() + "`",
            ask.target().span(),
            false);
  }

  private ClausesChecked clauses(
      EffectClauses clauses, String persona, List<ToolActionSymbol> tools) {
    RaisedErrors raised = new RaisedErrors();
    raised.addRemote();
    Long timeout = clauses.timeout();
    RetryChecked retry = clauses.retry(persona, refusal(tools), raised);
    return new ClausesChecked(
        null,
        timeout == null ? Math.min(DEFAULT_TIMEOUT, context.wallClockMillis()) : timeout,
        retry == null ? RetryChecked.NEVER : retry,
        clauses.within(),
        clauses.budget(),
        null);
  }

  /** Why a model with these tools is not asked twice, or null. */
  private static @Nullable String refusal(List<ToolActionSymbol> tools) {
    for (ToolActionSymbol tool : tools) {
      if (!CallChecker.mayRepeat(tool)) {
        return "it may call `"
            + tool.tool()
            + "."
            + tool.action()
            + "`, which changes something and is not declared `idempotent: true`";
      }
    }
    return null;
  }

  private List<ToolActionSymbol> tools(
      @Nullable ExpressionSyntax written, @Nullable PersonaSymbol persona) {
    List<ToolActionSymbol> tools = new ArrayList<>();
    if (written == null) {
      return tools;
    }
    for (ActionLists.NamedAction named : context.actionLists().read(written)) {
      ToolActionSymbol action = named.action();
      if (persona != null && !persona.tools().contains(action)) {
        reportNotOffered(action, named.span(), persona);
      } else if (!tools.contains(action)) {
        tools.add(action);
      }
    }
    return tools;
  }

  private void reportNotOffered(ToolActionSymbol action, Span span, PersonaSymbol persona) {
    List<String> names = new ArrayList<>();
    for (ToolActionSymbol tool : persona.tools()) {
      names.add(tool.tool() + "." + tool.action());
    }
    context.report(
        EffectCode.TOOL_NOT_OFFERED,
        span,
        "persona `"
            + persona.name()
            + "` may not call `"
            + action.tool()
            + "."
            + action.action()
            + "`",
        names.isEmpty()
            ? "its declaration names no `tools`"
            : "its `tools` are " + SettingChecker.listed(names));
  }

  private int calls(EffectArguments arguments, List<ToolActionSymbol> tools, StepScope scope) {
    ExpressionSyntax written = arguments.find("max_calls");
    if (written == null) {
      return tools.isEmpty() ? 0 : DEFAULT_CALLS;
    }
    int most = constants.count(written, "max_calls", 1, MOST_CALLS, scope);
    if (arguments.find("tools") == null) {
      context.report(
          StepCode.CLAUSE_VALUE,
          written.span(),
          "there is nothing to call: this `ask` offers no `tools`",
          "name some, as in `tools: [search.find]`, or drop `max_calls`");
    }
    return most;
  }
}
