/** Programs that are well typed by construction, and what must hold of each of them. */
@NullMarked
package ai.somagent.soma.generate;

import org.jspecify.annotations.NullMarked;
