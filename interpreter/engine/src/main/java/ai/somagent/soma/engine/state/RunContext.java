package ai.somagent.soma.engine.state;

import java.time.Instant;

/**
 * What the program may read as {@code run}.
 *
 * @param id the run's id
 * @param startedAt when it started
 */
public record RunContext(String id, Instant startedAt) {}
