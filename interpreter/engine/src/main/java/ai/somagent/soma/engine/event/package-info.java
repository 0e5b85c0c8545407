/** What the outside tells the machine. */
@NullMarked
package ai.somagent.soma.engine.event;

import org.jspecify.annotations.NullMarked;
