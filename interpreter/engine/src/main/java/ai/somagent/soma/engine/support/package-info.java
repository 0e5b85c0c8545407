/** Says what of the IR this version of the machine does not run; knows programs, runs none. */
@NullMarked
package ai.somagent.soma.engine.support;

import org.jspecify.annotations.NullMarked;
