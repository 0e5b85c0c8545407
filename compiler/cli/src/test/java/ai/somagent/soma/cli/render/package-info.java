/** Holds the forms in which findings are written to their schemas and to texts that were read. */
@NullMarked
package ai.somagent.soma.cli.render;

import org.jspecify.annotations.NullMarked;
