/** Tests of the extension, most of them in builds of their own that are killed. */
@NullMarked
package ai.somagent.soma.servers.junit;

import org.jspecify.annotations.NullMarked;
