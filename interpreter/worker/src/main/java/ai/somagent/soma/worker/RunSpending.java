package ai.somagent.soma.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run has used up.
 *
 * @param calls calls of tools, attempts not counted apart
 * @param attempts attempts of all calls together
 * @param callLimit the budget's, or null when there is none or the program is not at hand
 * @param time from its start to its end, or until now
 * @param timeLimit the budget's, or null when the program is not at hand
 */
public record RunSpending(
    long calls,
    long attempts,
    @Nullable Long callLimit,
    Duration time,
    @Nullable Duration timeLimit) {}
