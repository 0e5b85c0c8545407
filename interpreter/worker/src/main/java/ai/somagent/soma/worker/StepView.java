package ai.somagent.soma.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run as it stands.
 *
 * @param attempts attempts so far, from 1
 * @param closedAt when it ended, or null
 * @param failure why it failed, or why its last attempt did; null when none failed
 */
public record StepView(
    RunStep step,
    StepState state,
    int attempts,
    Instant startedAt,
    @Nullable Instant closedAt,
    @Nullable StepFailure failure) {}
