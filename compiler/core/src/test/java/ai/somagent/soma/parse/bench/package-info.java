/** How fast texts are read. Not part of the build's verdict: nothing here is timed in a test. */
@NullMarked
package ai.somagent.soma.parse.bench;

import org.jspecify.annotations.NullMarked;
