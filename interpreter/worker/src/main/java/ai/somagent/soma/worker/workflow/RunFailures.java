package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.worker.program.ErrorFields;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.FailureDetails;
import io.temporal.failure.ApplicationFailure;

/** The failure that a run ends with: its type is the error kind, and Temporal never retries it. */
final class RunFailures {
  private RunFailures() {}

  static ApplicationFailure of(PreparedProgram program, RunError error) {
    FailureDetails details =
        new FailureDetails(ErrorFields.write(program, error.kind(), error.fields()), error.step());
    return build(error.kind(), error.message(), details);
  }

  static ApplicationFailure of(String kind, String message) {
    return build(kind, message, FailureDetails.none());
  }

  private static ApplicationFailure build(String kind, String message, FailureDetails details) {
    ApplicationFailure failure = ApplicationFailure.newNonRetryableFailure(message, kind, details);
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
