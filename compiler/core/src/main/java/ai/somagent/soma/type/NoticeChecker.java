package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedOperation.EmitOperation;
import ai.somagent.soma.checked.CheckedOperation.EndorseOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.EffectSyntax.EmitSyntax;
import ai.somagent.soma.syntax.EffectSyntax.EndorseSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the effects that only put something on record: {@code emit} and {@code endorse}. */
final class NoticeChecker {
  private final StepContext context;

  NoticeChecker(StepContext context) {
    this.context = context;
  }

  /** Null after a report. */
  @Nullable PerformedEffect emit(EmitSyntax emit, StepScope scope) {
    TopicSymbol topic = context.names().targets().topic(emit.topic());
    if (topic == null) {
      scope.raised().addAnything();
      for (ArgumentSyntax argument : emit.arguments()) {
        context.infer(argument.value(), scope, null);
      }
      return null;
    }
    String what = "topic `" + emit.topic().text() + "`";
    List<CheckedArgument> arguments =
        context
            .arguments()
            .check(
                emit.arguments(), topic.fields(), scope.environment(), emit.topic().span(), what);
    scope.raised().addEvaluation();
    scope.raised().addInvalid();
    scope.raised().addDenied();
    return new PerformedEffect(
        new EmitOperation(topic, arguments),
        ClausesChecked.NONE,
        null,
        what,
        emit.topic().span(),
        false);
  }

  PerformedEffect endorse(EndorseSyntax endorse, StepScope scope) {
    DeclaredType type = context.names().resolveDeclared(endorse.type());
    CheckedExpression value = context.infer(endorse.value(), scope, type.type());
    if (!mayHold(value, type.type())) {
      value = context.expressions().fit(value, type.type(), scope.environment());
    }
    scope.raised().addInvalid();
    scope.raised().addDenied();
    Reason reason = reason(endorse.because(), scope);
    return new PerformedEffect(
        new EndorseOperation(value, type, dropped(type), reason.text(), reason.approval()),
        ClausesChecked.NONE,
        type,
        "`endorse`",
        EffectWords.keyword(endorse),
        true);
  }

  /** Whether a value may turn out to be of {@code type} when it is looked at. */
  private static boolean mayHold(CheckedExpression value, SomaType type) {
    SomaType given = Assignability.withoutOptional(value.type());
    return Assignability.isScalar(given, Scalar.JSON)
        || value.type() instanceof SomaType.OptionalType && Assignability.isAssignable(given, type);
  }

  /** The most that can be dropped; which of them the value has is for the flow of labels to say. */
  private static Set<Label> dropped(DeclaredType type) {
    Set<Label> dropped = EnumSet.allOf(Label.class);
    dropped.removeAll(type.labels());
    return dropped;
  }

  /** Why; one of the two, or neither after a report. */
  private record Reason(@Nullable String text, @Nullable LocalSymbol approval) {}

  private Reason reason(ExpressionSyntax because, StepScope scope) {
    if (because instanceof StringSyntax string) {
      if (!string.isConstant() || string.constantText().isBlank()) {
        refuse(because.span(), "the reason of an `endorse` is a plain sentence");
      }
      return new Reason(string.constantText(), null);
    }
    CheckedExpression checked = context.infer(because, scope, null);
    if (StepContext.isError(checked)) {
      return new Reason(null, null);
    }
    if (checked instanceof LocalChecked local && Approvals.isApproval(local.type())) {
      return new Reason(null, local.symbol());
    }
    refuse(because.span(), "this is no approval");
    return new Reason(null, null);
  }

  private void refuse(Span span, String message) {
    context.report(
        EffectCode.WRONG_REASON,
        span,
        message,
        "write why in quotes, or name the variable that holds what an `approve` gave");
  }
}
