/**
 * Processes of the operating system as facts: who a pid is, what it listens on, how it is started
 * detached and ended with all its children. In: pids and commands. Out: identities and listeners.
 * Must not know servers.
 */
@NullMarked
package ai.somagent.soma.servers.process;

import org.jspecify.annotations.NullMarked;
