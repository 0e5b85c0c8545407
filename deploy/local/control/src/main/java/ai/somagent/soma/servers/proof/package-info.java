/**
 * What a server must do for real before it is called verified. In: a running server. Out: a line of
 * what came back. Implementations live elsewhere, with their clients.
 */
@NullMarked
package ai.somagent.soma.servers.proof;

import org.jspecify.annotations.NullMarked;
