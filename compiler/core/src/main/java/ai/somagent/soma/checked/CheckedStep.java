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

  /** Clauses are filled in from the declaration and the language's defaults. */
  record CallChecked(
      ToolActionSymbol action,
      List<CheckedArgument> arguments,
      @Nullable LocalSymbol result,
      long timeoutMillis,
      RetryChecked retry,
      Span span)
      implements CheckedStep {
    public CallChecked {
      arguments = List.copyOf(arguments);
    }
  }

  /** Empty {@code errors} means every retryable failure. */
  record RetryChecked(
      int times, long backoffFromMillis, long backoffToMillis, List<ErrorSymbol> errors) {
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

  record ParallelChecked(List<List<CheckedStep>> branches, Span span) implements CheckedStep {
    public ParallelChecked {
      branches = List.copyOf(branches);
    }
  }

  record TryChecked(
      YieldTarget target,
      List<CheckedStep> body,
      List<CatchChecked> catches,
      @Nullable LocalSymbol result,
      Span span)
      implements CheckedStep {
    public TryChecked {
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
