/** Holds drawn graphs to what was read and to their own rules. */
@NullMarked
package ai.somagent.soma.cli.graph;

import org.jspecify.annotations.NullMarked;
