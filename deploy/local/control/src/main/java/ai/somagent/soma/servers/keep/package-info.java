/**
 * The end of a build: whose servers they are, and the small process that ends them when that one is
 * gone, however it went. In: the environment and the processes above us. Out: a build's sessions,
 * and nothing left of them. Must not know JUnit or Maven's classes.
 */
@NullMarked
package ai.somagent.soma.servers.keep;

import org.jspecify.annotations.NullMarked;
