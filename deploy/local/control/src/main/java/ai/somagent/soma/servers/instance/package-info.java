/**
 * Sessions of running servers: ports, folders, start, health, stop. In: an installed recipe. Out:
 * {@link ai.somagent.soma.servers.instance.RunningServer}. Must not know commands or tests.
 */
@NullMarked
package ai.somagent.soma.servers.instance;

import org.jspecify.annotations.NullMarked;
