/** The machine's state: fibers, frames, slots, outstanding calls. Immutable. */
@NullMarked
package ai.somagent.soma.engine.state;

import org.jspecify.annotations.NullMarked;
