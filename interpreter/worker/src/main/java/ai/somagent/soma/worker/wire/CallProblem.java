package ai.somagent.soma.worker.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/**
 * Why a call failed, in the language's terms.
 *
 * @param kind qualified error kind, or a built-in one
 * @param message one sentence for people
 * @param fields the kind's own fields
 */
public record CallProblem(String kind, String message, ObjectNode fields) {

  /**
   * Reads what Temporal says of a failed call.
   *
   * @throws IllegalArgumentException it is no failure of a call; a cancellation is none
   */
  public static CallProblem of(Throwable failure) {
    return switch (failure) {
      case ActivityFailure activity when activity.getCause() != null -> of(activity.getCause());
      case ApplicationFailure application ->
          new CallProblem(
              application.getType(),
              application.getOriginalMessage(),
              FailureDetails.of(application).fields());
      case TimeoutFailure timeout -> ofTimeout(timeout);
      default -> throw new IllegalArgumentException("not a failed call", failure);
    };
  }

  private static CallProblem ofTimeout(TimeoutFailure timeout) {
    return switch (timeout.getTimeoutType()) {
      case TIMEOUT_TYPE_HEARTBEAT ->
          plain(ErrorKinds.UNAVAILABLE, "the worker that ran the call was lost");
      case TIMEOUT_TYPE_SCHEDULE_TO_CLOSE ->
          plain(ErrorKinds.TIMEOUT, "the time for the call was used up");
      case TIMEOUT_TYPE_SCHEDULE_TO_START ->
          plain(ErrorKinds.UNAVAILABLE, "no worker took the call in time");
      case TIMEOUT_TYPE_START_TO_CLOSE, TIMEOUT_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          plain(ErrorKinds.TIMEOUT, "the call gave no answer in time");
    };
  }

  private static CallProblem plain(String kind, String message) {
    return new CallProblem(kind, message, JsonNodeFactory.instance.objectNode());
  }
}
