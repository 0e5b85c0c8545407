/** Judges a program without trusting whoever made it; shares no code with the compiler. */
@NullMarked
package ai.somagent.soma.ir.verify;

import org.jspecify.annotations.NullMarked;
