package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step. Blocks in value position are steps with a {@code result} variable that {@link
 * YieldChecked} sets; {@code match} and chains of {@code else if} are spelled out as nested {@link
 * IfChecked}.
 */
public sealed interface CheckedStep {
  Span span();

  record LetChecked(LocalSymbol variable, CheckedExpression value, Span span)
      implements CheckedStep {}

  /** Declares a state variable with its first value. */
  record VarChecked(LocalSymbol variable, CheckedExpression value, Span span)
      implements CheckedStep {}

  /** Replaces the value of a state variable. */
  record SetChecked(LocalSymbol variable, CheckedExpression value, Span span)
      implements CheckedStep {}

  /** An effect; {@code result} takes what it gives, or is null where that is not used. */
  record EffectChecked(
      CheckedOperation operation, ClausesChecked clauses, @Nullable LocalSymbol result, Span span)
      implements CheckedStep {}

  /**
   * What limits an effect, the language's defaults filled in.
   *
   * @param decode type that the result is read as, or null where it is taken as it comes
   * @param timeoutMillis limit of one attempt, or null where the operation has none
   * @param withinMillis limit of the whole, or null
   * @param budget ceiling for this effect; null where only the run's holds
   * @param undo null where nothing is said about it
   */
  record ClausesChecked(
      @Nullable SomaType decode,
      @Nullable Long timeoutMillis,
      RetryChecked retry,
      @Nullable Long withinMillis,
      @Nullable CeilingChecked budget,
      @Nullable UndoChecked undo) {
    public static final ClausesChecked NONE =
        new ClausesChecked(null, null, RetryChecked.NEVER, null, null, null);
  }

  /** Most that an effect may use; null where it is not limited. */
  record CeilingChecked(@Nullable Long tokens, @Nullable Double usd, @Nullable Long toolCalls) {}

  /** How a step is taken back; no {@code steps} say that there is nothing to do. */
  record UndoChecked(List<CheckedStep> steps, Span span) {
    public UndoChecked {
      steps = List.copyOf(steps);
    }
  }

  /** Empty {@code errors} means every retryable failure. */
  record RetryChecked(
      int times, long backoffFromMillis, long backoffToMillis, List<ErrorSymbol> errors) {
    public static final RetryChecked NEVER = new RetryChecked(0, 1_000, 30_000, List.of());

    public RetryChecked {
      errors = List.copyOf(errors);
    }
  }

  record IfChecked(
      CheckedExpression condition, List<CheckedStep> then, List<CheckedStep> otherwise, Span span)
      implements CheckedStep {
    public IfChecked {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** A region that {@link YieldChecked} may leave; {@code target} names it. */
  record BlockChecked(
      YieldTarget target, List<CheckedStep> body, @Nullable LocalSymbol result, Span span)
      implements CheckedStep {
    public BlockChecked {
      body = List.copyOf(body);
    }
  }

  record ForChecked(
      YieldTarget target,
      CheckedExpression items,
      @Nullable LocalSymbol key,
      LocalSymbol item,
      int max,
      int window,
      List<CheckedStep> body,
      @Nullable LocalSymbol result,
      Span span)
      implements CheckedStep {
    public ForChecked {
      body = List.copyOf(body);
    }
  }

  /** Past {@code max} turns the loop ends. */
  record WhileChecked(
      YieldTarget target, CheckedExpression condition, int max, List<CheckedStep> body, Span span)
      implements CheckedStep {
    public WhileChecked {
      body = List.copyOf(body);
    }
  }

  /** The first head that ends decides; the others are cancelled and undone. */
  record RaceChecked(
      YieldTarget target, List<RaceArmChecked> arms, @Nullable LocalSymbol result, Span span)
      implements CheckedStep {
    public RaceChecked {
      arms = List.copyOf(arms);
    }
  }

  /** {@code head} is one effect or one block; {@code body} runs when it has won. */
  record RaceArmChecked(List<CheckedStep> head, List<CheckedStep> body, Span span) {
    public RaceArmChecked {
      head = List.copyOf(head);
      body = List.copyOf(body);
    }
  }

  /** Names the stage that the run has reached. */
  record CheckpointChecked(String name, Span span) implements CheckedStep {}

  /**
   * The nodes of a plan.
   *
   * @param outcomes takes how each node ended
   */
  record GraphChecked(List<PlanNodeChecked> nodes, int concurrency, LocalSymbol outcomes, Span span)
      implements CheckedStep {
    public GraphChecked {
      nodes = List.copyOf(nodes);
    }
  }

  record ParallelChecked(List<List<CheckedStep>> branches, Span span) implements CheckedStep {
    public ParallelChecked {
      branches = List.copyOf(branches);
    }
  }

  /** {@code withinMillis} is null without a limit; {@code cleanup} is the {@code finally}. */
  record TryChecked(
      YieldTarget target,
      @Nullable Long withinMillis,
      RetryChecked retry,
      List<CheckedStep> body,
      List<CatchChecked> catches,
      List<CheckedStep> cleanup,
      @Nullable LocalSymbol result,
      Span span)
      implements CheckedStep {
    public TryChecked {
      cleanup = List.copyOf(cleanup);
      body = List.copyOf(body);
      catches = List.copyOf(catches);
    }
  }

  /** {@code catchesAll} for {@code catch Error}. */
  record CatchChecked(
      List<ErrorSymbol> errors,
      boolean catchesAll,
      @Nullable LocalSymbol variable,
      List<CheckedStep> body,
      Span span) {
    public CatchChecked {
      errors = List.copyOf(errors);
      body = List.copyOf(body);
    }
  }

  record YieldChecked(YieldTarget target, CheckedExpression value, Span span)
      implements CheckedStep {}

  record BreakChecked(YieldTarget target, Span span) implements CheckedStep {}

  record ContinueChecked(YieldTarget target, Span span) implements CheckedStep {}

  record ReturnChecked(@Nullable CheckedExpression value, Span span) implements CheckedStep {}

  record FailChecked(ErrorSymbol error, List<CheckedArgument> fields, Span span)
      implements CheckedStep {
    public FailChecked {
      fields = List.copyOf(fields);
    }
  }

  /** Meaning is missing and has been reported. */
  record ErrorStepChecked(Span span) implements CheckedStep {}

  /** Identity of a region that may be left early. Equal by identity. */
  final class YieldTarget {}
}
