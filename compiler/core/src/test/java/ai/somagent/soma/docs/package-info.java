/** The pages under docs, held to what the compiler says. */
@NullMarked
package ai.somagent.soma.docs;

import org.jspecify.annotations.NullMarked;
