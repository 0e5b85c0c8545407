package ai.somagent.soma.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param capsule the capsule's id
 * @param version the capsule's, or null when the run does not say
 * @param closedAt when it ended, or null
 * @param waitingFor what it waits for from people and other systems, or null when that is nothing
 *     or the server does not keep it
 * @param tenant whose it is, or null
 */
public record RunSummary(
    String runId,
    String capsule,
    @Nullable String version,
    RunStatus status,
    Instant startedAt,
    @Nullable Instant closedAt,
    @Nullable String waitingFor,
    @Nullable String tenant) {}
