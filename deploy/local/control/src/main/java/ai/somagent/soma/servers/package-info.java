/**
 * Real servers on loopback without Docker: obtained by pinned recipes, started, watched, stopped
 * and cleaned up. In: `servers.json` and a command. Out: running servers and what they proved.
 * Knows nothing of the language, the machine or Temporal's API.
 */
@NullMarked
package ai.somagent.soma.servers;

import org.jspecify.annotations.NullMarked;
