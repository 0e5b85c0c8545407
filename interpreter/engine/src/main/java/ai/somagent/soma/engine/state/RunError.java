package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value.MapValue;

/**
 * An error of the running program.
 *
 * @param kind qualified name of the kind, or a built-in one
 * @param message one sentence for people
 * @param step id of the node it came from
 * @param fields the kind's own fields
 */
public record RunError(String kind, String message, String step, MapValue fields) {}
