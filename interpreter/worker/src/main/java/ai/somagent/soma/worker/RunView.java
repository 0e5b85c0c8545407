package ai.somagent.soma.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param program digest of what it runs
 * @param capsule the capsule's id
 * @param outcome how it ended, or null while it runs
 * @param closedAt when it ended, or null
 * @param historyEvents events in its history so far
 * @param steps its calls in the order they were handed out
 */
public record RunView(
    String runId,
    String program,
    String capsule,
    RunStatus status,
    @Nullable RunOutcome outcome,
    Instant startedAt,
    @Nullable Instant closedAt,
    long historyEvents,
    List<StepView> steps) {
  public RunView {
    steps = List.copyOf(steps);
  }
}
