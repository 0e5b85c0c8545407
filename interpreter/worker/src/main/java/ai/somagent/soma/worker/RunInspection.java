package ai.somagent.soma.worker;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a run.
 *
 * @param version the capsule's, or null when neither the run's memo nor a stored program says it
 * @param owner who the capsule belongs to, or null
 * @param knownFrom how {@code waits} is known
 * @param waits what it waits for, in the order of its lines of execution; empty once it is over
 * @param approvals what people are asked, as far as that is known
 * @param queued by signal, how many it has not taken yet
 * @param stopping why everything in it is being stopped, or null
 * @param taskSince since when the run's next task waits for a worker, or null when none does
 * @param taskAttempts how often that task was tried, 0 when none waits; a worker fails it, or is
 *     lost
 * @param at when this was so
 */
public record RunInspection(
    RunView view,
    @Nullable String version,
    @Nullable String owner,
    KnownFrom knownFrom,
    List<RunWait> waits,
    List<AskedApproval> approvals,
    Map<String, Integer> queued,
    @Nullable String stopping,
    RunSpending spending,
    @Nullable Instant taskSince,
    int taskAttempts,
    Instant at) {
  public RunInspection {
    waits = List.copyOf(waits);
    approvals = List.copyOf(approvals);
    queued = Collections.unmodifiableMap(new LinkedHashMap<>(queued));
  }
}
