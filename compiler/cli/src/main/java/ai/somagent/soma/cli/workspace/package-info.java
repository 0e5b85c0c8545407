/** Files named on the command line as source texts: bounded, strictly UTF-8, never half read. */
@NullMarked
package ai.somagent.soma.cli.workspace;

import org.jspecify.annotations.NullMarked;
