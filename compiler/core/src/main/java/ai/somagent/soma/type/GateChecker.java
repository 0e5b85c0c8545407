package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.PolicySymbol.GateChecked;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.EffectSyntax.ApproveSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the {@code with approve(…) within 24h} of a gate. */
final class GateChecker {
  private static final String SHOW = "show";
  private static final String ARGS = "args";

  private final ModuleScope names;
  private final DiagnosticSink sink;

  GateChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
  }

  /** Null after a report. */
  @Nullable GateChecked check(ApproveSyntax approve, Environment environment) {
    ArgumentSyntax everything = showsArguments(approve);
    List<ArgumentSyntax> arguments = new ArrayList<>(approve.arguments());
    arguments.remove(everything);
    ApproveSyntax plain = new ApproveSyntax(arguments, clauses(approve), null, approve.span());
    StepContext context = new StepContext(StepOwner.POLICY, names, sink, null, Long.MAX_VALUE);
    CheckedSteps checked =
        new StepChecker(context)
            .effects()
            .check(plain, new StepScope(environment, new RaisedErrors()));
    for (CheckedStep step : checked.steps()) {
      if (step instanceof EffectChecked effect
          && effect.operation() instanceof ApproveOperation operation
          && effect.clauses().withinMillis() != null) {
        return new GateChecked(
            everything == null ? operation : showing(operation, everything, environment),
            effect.clauses().withinMillis());
      }
    }
    return null;
  }

  /** The argument {@code show: step.args}, which shows whatever the step is given. */
  private static @Nullable ArgumentSyntax showsArguments(ApproveSyntax approve) {
    for (ArgumentSyntax argument : approve.arguments()) {
      NameSyntax name = argument.name();
      if (name != null
          && name.text().equals(SHOW)
          && argument.value() instanceof SelectSyntax select
          && select.name().text().equals(ARGS)
          && select.target() instanceof ExpressionSyntax.NameExpressionSyntax step
          && step.name().text().equals(StepFactTypes.VARIABLE)) {
        return argument;
      }
    }
    return null;
  }

  private ApproveOperation showing(
      ApproveOperation operation, ArgumentSyntax argument, Environment environment) {
    CheckedExpression args =
        new ExpressionChecker(sink).check(argument.value(), environment, BuiltinTypes.JSON);
    return new ApproveOperation(
        operation.title(),
        operation.by(),
        operation.quorum(),
        operation.refusals(),
        operation.except(),
        List.of(new CheckedArgument(ARGS, args)),
        operation.form(),
        operation.result());
  }

  private List<ClauseSyntax> clauses(ApproveSyntax approve) {
    List<ClauseSyntax> kept = new ArrayList<>();
    for (ClauseSyntax clause : approve.clauses()) {
      if (clause instanceof ClauseSyntax.WithinSyntax) {
        kept.add(clause);
      } else {
        refuse(clause.span());
      }
    }
    return kept;
  }

  private void refuse(Span span) {
    sink.report(
        Diagnostic.of(
                PolicyCode.GATE_CLAUSE,
                names.source(),
                span,
                "the approval of a gate takes `within` and no other clause")
            .withHelp("nothing of the program reads what a gate gives"));
  }
}
