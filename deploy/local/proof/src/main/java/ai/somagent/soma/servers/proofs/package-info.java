/**
 * One proof a server, with the client that Soma's own parts use. In: a running server. Out: what
 * came back, or an exception. Proofs never know each other.
 */
@NullMarked
package ai.somagent.soma.servers.proofs;

import org.jspecify.annotations.NullMarked;
