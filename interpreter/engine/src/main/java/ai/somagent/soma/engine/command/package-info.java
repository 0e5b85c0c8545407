/** What the machine asks of the outside. */
@NullMarked
package ai.somagent.soma.engine.command;

import org.jspecify.annotations.NullMarked;
