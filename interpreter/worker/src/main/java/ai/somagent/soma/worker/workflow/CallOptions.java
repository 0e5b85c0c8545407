package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.command.Command.ScheduleCall;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.ErrorKinds;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call's clauses mean to Temporal. The worker itself keeps the limit of an attempt and says
 * which failures are retried; the server's own limits are for workers that were lost.
 */
final class CallOptions {
  /** Lets the worker report its own timeout first. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** A worker that is silent for so long is lost. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private CallOptions() {}

  static ActivityOptions of(PreparedProgram program, ScheduleCall call, WallClock clock) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMillis(call.timeoutMillis()).plus(MARGIN))
            .setHeartbeatTimeout(SILENCE)
            .setRetryOptions(retry(call.retry()))
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setSummary(StepSummary.of(program, call.node(), call.key()));
    limit(call, clock).ifPresent(options::setScheduleToCloseTimeout);
    return options.build();
  }

  private static Optional<Duration> limit(ScheduleCall call, WallClock clock) {
    Optional<Duration> within = Optional.ofNullable(call.withinMillis()).map(Duration::ofMillis);
    return call.shielded()
        ? within
        : Stream.concat(within.stream(), clock.left().stream()).min(Duration::compareTo);
  }

  private static RetryOptions retry(RetryIr retry) {
    Duration first = Duration.ofMillis(Math.max(1, retry.backoffFromMillis()));
    Duration longest = Duration.ofMillis(Math.max(first.toMillis(), retry.backoffToMillis()));
    return RetryOptions.newBuilder()
        .setMaximumAttempts(1 + retry.times())
        .setInitialInterval(first)
        .setBackoffCoefficient(2)
        .setMaximumInterval(longest)
        .setDoNotRetry(lossesNotRetried(retry).toArray(String[]::new))
        .build();
  }

  /** The server's own timeouts, where the clause names kinds and theirs is not among them. */
  private static List<String> lossesNotRetried(RetryIr retry) {
    List<String> types = new ArrayList<>();
    if (!retry.kinds().isEmpty() && !retry.kinds().contains(ErrorKinds.UNAVAILABLE)) {
      types.add("TemporalTimeout:Heartbeat");
    }
    if (!retry.kinds().isEmpty() && !retry.kinds().contains(ErrorKinds.TIMEOUT)) {
      types.add("TemporalTimeout:StartToClose");
    }
    return types;
  }
}
