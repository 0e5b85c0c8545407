/**
 * The ANTLR4 grammars of Soma, the code generated from them, and the base classes they name. No
 * logic: whatever decides something about a program belongs to a later phase.
 */
package ai.somagent.soma.grammar;
