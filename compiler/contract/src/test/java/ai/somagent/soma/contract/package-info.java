/** Translates contracts with the real readers and compiles what comes out with the compiler. */
@NullMarked
package ai.somagent.soma.contract;

import org.jspecify.annotations.NullMarked;
