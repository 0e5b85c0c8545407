package ai.somagent.soma.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the program may read as {@code run}.
 *
 * @param id the run's id
 * @param startedAt when it started
 * @param startedBy id of whoever started it, or null where that is not known
 */
public record RunContext(String id, Instant startedAt, @Nullable String startedBy) {
  /** Of a run that nobody is known to have started. */
  public RunContext(String id, Instant startedAt) {
    this(id, startedAt, null);
  }
}
