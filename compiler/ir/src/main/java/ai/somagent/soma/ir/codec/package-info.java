/** Reads and writes programs and types as JSON; refuses what it does not know. */
@NullMarked
package ai.somagent.soma.ir.codec;

import org.jspecify.annotations.NullMarked;
