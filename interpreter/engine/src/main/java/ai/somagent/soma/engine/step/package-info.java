/** The machine itself: one file per kind of node or frame. */
@NullMarked
package ai.somagent.soma.engine.step;

import org.jspecify.annotations.NullMarked;
