/**
 * Real servers for tests. In: {@link ai.somagent.soma.servers.junit.RealServer} on a test class,
 * field or parameter. Out: a healthy server, shared by the whole build or the class's own, its log
 * beside a failure, and nothing left at the end. Must not know what a server is used for.
 */
@NullMarked
package ai.somagent.soma.servers.junit;

import org.jspecify.annotations.NullMarked;
