/**
 * Faults done to real servers: their connections delayed, silenced and cut, their disk filled. In:
 * a running server or a port on loopback. Out: the fault, until it is taken back. Must not know
 * commands or tests.
 */
@NullMarked
package ai.somagent.soma.servers.fault;

import org.jspecify.annotations.NullMarked;
