/**
 * What the main job costs in history events: {@code capsules/marketplace/judge.soma} beside the
 * same job written by hand with Temporal's SDK, over the same tools, on the same server.
 */
@NullMarked
package ai.somagent.soma.cli.bench.history;

import org.jspecify.annotations.NullMarked;
