/** The machine's state as versioned JSON ({@code soma.state/1}), and back. */
@NullMarked
package ai.somagent.soma.engine.codec;

import org.jspecify.annotations.NullMarked;
