package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test of a capsule.
 *
 * @param observed what the expectations read of a run
 * @param synthetic whether some answer is invented, so that it counts for nothing in certification
 */
public record CheckedTest(
    String module,
    String source,
    String name,
    @Nullable CheckedCapsule subject,
    List<CheckedArgument> input,
    List<String> recordings,
    List<GivenChecked> given,
    List<AtChecked> timeline,
    List<ObservedChecked> observed,
    List<CheckedExpression> expectations,
    boolean synthetic,
    Span span) {
  public CheckedTest {
    input = List.copyOf(input);
    recordings = List.copyOf(recordings);
    given = List.copyOf(given);
    timeline = List.copyOf(timeline);
    observed = List.copyOf(observed);
    expectations = List.copyOf(expectations);
  }

  /**
   * A variable that expectations read.
   *
   * @param target qualified name of the action, persona or topic, or null
   */
  public record ObservedChecked(Kind kind, @Nullable String target, LocalSymbol variable) {
    /** What is observed. */
    public enum Kind {
      OUTPUT,
      ERROR,
      ELAPSED,
      SPENT,
      CALLS,
      ASKS,
      EMITS,
      APPROVALS
    }
  }

  /**
   * What an effect answers: an error, or a value.
   *
   * @param target qualified name of an action, persona or capsule
   * @param args the variable {@code args} that {@code where} reads, or null
   */
  public record GivenChecked(
      String verb,
      String target,
      @Nullable LocalSymbol args,
      @Nullable CheckedExpression where,
      @Nullable CheckedExpression returns,
      @Nullable ErrorSymbol fails,
      List<CheckedArgument> errorFields,
      Span span) {
    public GivenChecked {
      errorFields = List.copyOf(errorFields);
    }
  }

  /** What happens at a time of the virtual clock. */
  public record AtChecked(
      long afterMillis,
      Action action,
      @Nullable SignalSymbol signal,
      List<CheckedArgument> arguments,
      Span span) {
    public AtChecked {
      arguments = List.copyOf(arguments);
    }

    /** What is done. */
    public enum Action {
      SEND,
      APPROVE,
      REJECT
    }
  }
}
