/** Values of a running program, and their JSON form by declared type. */
@NullMarked
package ai.somagent.soma.engine.value;

import org.jspecify.annotations.NullMarked;
