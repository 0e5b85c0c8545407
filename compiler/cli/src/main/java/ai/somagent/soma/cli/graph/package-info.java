/**
 * A checked capsule as a graph of its steps, written as Mermaid or DOT. Knows no command and
 * nothing of syntax trees.
 */
@NullMarked
package ai.somagent.soma.cli.graph;

import org.jspecify.annotations.NullMarked;
