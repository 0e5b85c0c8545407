/**
 * What a program may import from outside its own texts, as the compiler asks for it: contracts of
 * other systems, translated into Soma text. Knows nothing of files; whoever implements it reads
 * them, and answers the same for the same content.
 */
@NullMarked
package ai.somagent.soma.library;

import org.jspecify.annotations.NullMarked;
