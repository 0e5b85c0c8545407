/**
 * The ANTLR4 grammars of Soma, the code generated from them, the table of words, and the base
 * classes the grammars name. No logic: whatever decides something about a program belongs to a
 * later phase.
 */
@NullMarked
package ai.somagent.soma.grammar;

import org.jspecify.annotations.NullMarked;
