package ai.somagent.soma.worker.workflow;

import io.temporal.failure.ApplicationFailure;

/**
 * Refuses an update before the server takes it. The SDK passes the type of a failure that a
 * validator throws on only where that failure is a cause, so it is one here.
 */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(ApplicationFailure why) {
    super(why.getOriginalMessage(), why, false, false);
  }
}
