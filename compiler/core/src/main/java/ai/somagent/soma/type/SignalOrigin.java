package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.syntax.CapsuleSyntax.SignalMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code from topic(field: value)} of a signal. */
final class SignalOrigin {
  private final StepContext context;
  private final Environment environment;

  /**
   * @param environment what a run knows: its input and state
   */
  SignalOrigin(StepContext context, Environment environment) {
    this.context = context;
    this.environment = environment;
  }

  /**
   * Where a signal comes from.
   *
   * @param filter values that fields of the topic must equal
   */
  record Origin(@Nullable TopicSymbol topic, List<CheckedArgument> filter) {
    static final Origin SENT = new Origin(null, List.of());
  }

  Origin check(SignalMember syntax, List<FieldSymbol> parameters) {
    if (syntax.from() == null) {
      return Origin.SENT;
    }
    context.notSupported(
        syntax.from().span(),
        "signals from topics",
        new StepScope(environment, new RaisedErrors()));
    return Origin.SENT;
  }
}
