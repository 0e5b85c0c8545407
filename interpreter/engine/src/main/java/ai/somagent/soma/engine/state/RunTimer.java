package ai.somagent.soma.engine.state;

import java.time.Instant;

/**
 * A timer that has not fired.
 *
 * @param fiber the fiber that sleeps, or whose wait or scope it limits
 * @param node the node that asked for it
 * @param key node id and loop turns, as it was asked for
 * @param at when it fires, at the earliest
 */
public record RunTimer(long id, long fiber, String node, String key, Instant at) {}
