package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool in a run.
 *
 * @param key unique in the run: node id and loop turns
 * @param node id of the calling node
 * @param tool short name of tool and action: {@code bundle.open}
 * @param place where the call stands in its source, or null when no source map is at hand
 */
public record RunStep(String key, String node, String tool, SourceMap.@Nullable Place place) {}
