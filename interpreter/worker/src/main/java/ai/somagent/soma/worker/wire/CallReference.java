package ai.somagent.soma.worker.wire;

/**
 * The second argument of a call, after the tool's own arguments: what it belongs to.
 *
 * @param program digest of the program
 * @param node id of the calling node
 * @param key unique per call in the run, stable over replays
 * @param tool key into the program's tools
 */
public record CallReference(String program, String node, String key, String tool) {}
