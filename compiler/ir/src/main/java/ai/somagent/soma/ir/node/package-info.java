/** Nodes of a program: one record per operation of the machine. */
@NullMarked
package ai.somagent.soma.ir.node;

import org.jspecify.annotations.NullMarked;
