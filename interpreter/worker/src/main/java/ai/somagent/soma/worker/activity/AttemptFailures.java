package ai.somagent.soma.worker.activity;

import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.spi.ToolException;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.ErrorKinds;
import ai.somagent.soma.worker.wire.FailureDetails;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what goes wrong in an attempt into a failure whose type is an error kind, and decides by
 * the call's retry clause whether another attempt may follow.
 */
final class AttemptFailures {
  private final PreparedProgram program;
  private final ToolActionIr action;
  private final RetryIr retry;

  AttemptFailures(PreparedProgram program, ToolActionIr action, RetryIr retry) {
    this.program = program;
    this.action = action;
    this.retry = retry;
  }

  /** A failure in the tool's own terms. */
  ApplicationFailure of(ToolException failure) {
    String message = String.valueOf(failure.getMessage());
    Optional<String> kind = qualified(failure.kind());
    if (kind.isEmpty()) {
      return toolError(
          "undeclared-error",
          "`%s` failed with the undeclared error `%s`: %s"
              .formatted(action.shortName(), failure.kind(), message));
    }
    List<FieldIr> fields = program.program().errors().get(kind.get());
    if (fields != null) {
      try {
        program.codec().readFields(fields, failure.fields());
      } catch (InvalidValueException e) {
        return invalid(
            "the error `%s` of `%s` does not fit its declaration: %s"
                .formatted(kind.get(), action.shortName(), e.getMessage()));
      }
    }
    return failure(kind.get(), message, failure.fields(), failure.retryable());
  }

  /** The tool threw what it may not throw. */
  ApplicationFailure crashed(Throwable failure) {
    String reason =
        failure.getMessage() == null
            ? failure.getClass().getSimpleName()
            : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return toolError("crashed", "`%s` broke down: %s".formatted(action.shortName(), reason));
  }

  ApplicationFailure timedOut(Duration limit) {
    String message = "`%s` gave no answer within %s".formatted(action.shortName(), readable(limit));
    return failure(ErrorKinds.TIMEOUT, message, JsonNodeFactory.instance.objectNode(), true);
  }

  ApplicationFailure workerStopped() {
    String message = "the worker stopped while `%s` ran".formatted(action.shortName());
    return failure(ErrorKinds.UNAVAILABLE, message, JsonNodeFactory.instance.objectNode(), true);
  }

  ApplicationFailure invalidResult(@Nullable String problem) {
    return invalid(
        "the result of `%s` does not fit its declaration: %s"
            .formatted(action.shortName(), problem));
  }

  ApplicationFailure tooLarge() {
    return invalid(
        "the result of `%s` is larger than %d bytes"
            .formatted(action.shortName(), ToolActivity.LARGEST_RESULT));
  }

  /** A failure of ours, outside any retry clause. */
  static ApplicationFailure raise(String kind, String message, boolean retryable) {
    return build(kind, message, JsonNodeFactory.instance.objectNode(), retryable);
  }

  private ApplicationFailure invalid(String message) {
    return failure(ErrorKinds.INVALID, message, JsonNodeFactory.instance.objectNode(), false);
  }

  private ApplicationFailure toolError(String code, String message) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode().put("code", code);
    return failure(ErrorKinds.TOOL_ERROR, message, fields, false);
  }

  private ApplicationFailure failure(
      String kind, String message, ObjectNode fields, boolean retryable) {
    boolean again = retry.kinds().isEmpty() ? retryable : retry.kinds().contains(kind);
    return build(kind, message, fields, again);
  }

  private static ApplicationFailure build(
      String kind, String message, ObjectNode fields, boolean retryable) {
    ApplicationFailure failure =
        ApplicationFailure.newBuilder()
            .setType(kind)
            .setMessage(message)
            .setNonRetryable(!retryable)
            .setDetails(new FailureDetails(fields, null))
            .build();
    // It would be written into the history of every run, and says nothing to authors.
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }

  /** The declared kind that a tool means; kinds stand unqualified in the tool's own module. */
  private Optional<String> qualified(String kind) {
    if (ErrorKinds.isBuiltIn(kind) || action.errors().contains(kind)) {
      return Optional.of(kind);
    }
    int module = action.tool().lastIndexOf('.');
    String own = module < 0 ? kind : action.tool().substring(0, module) + "." + kind;
    return action.errors().contains(own) ? Optional.of(own) : Optional.empty();
  }

  private static String readable(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
