package ai.somagent.soma.engine.where;

import ai.somagent.soma.engine.state.Wait;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fiber that waits for something outside.
 *
 * @param node the node it stands at
 * @param turns turns of the loops around it, outermost first, as in keys: {@code [3][0]}
 * @param awaited what it waits for
 * @param since the event at which it began to wait
 * @param until when it stops waiting by itself, or null where nothing of its own bounds it
 * @param stopping whether its end was asked for
 */
public record FiberWait(
    long fiber,
    String node,
    String turns,
    Wait awaited,
    Instant since,
    @Nullable Instant until,
    boolean stopping) {

  /** The name of this execution of the node, as calls and timers have it. */
  public String key() {
    return node + turns;
  }
}
