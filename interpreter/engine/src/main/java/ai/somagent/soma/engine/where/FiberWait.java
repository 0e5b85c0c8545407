package ai.somagent.soma.engine.where;

import ai.somagent.soma.engine.state.Wait;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fiber that waits for something outside.
 *
 * @param node the node it stands at
 * @param key the name of this execution of the node, as calls and timers have it
 * @param awaited what it waits for
 * @param since the event at which it began to wait
 * @param until when it stops waiting by itself, or null where nothing of its own bounds it
 * @param stopping whether its end was asked for
 */
public record FiberWait(
    long fiber,
    String node,
    String key,
    Wait awaited,
    Instant since,
    @Nullable Instant until,
    boolean stopping) {}
