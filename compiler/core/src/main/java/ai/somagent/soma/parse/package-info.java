/**
 * Phase 1, parsing: text in, {@link ai.somagent.soma.syntax.ParsedFile} out, for any text at all.
 * The only package of this module that may say {@code org.antlr}.
 *
 * <p>{@code CharacterScan} judges single characters, {@code TokenScan} makes tokens and holds the
 * limits, {@code SomaParser} (generated) makes a parse tree, the {@code …Builder} classes turn it
 * into syntax, one class per area of the language. Only a text that fails pays for recovery: {@code
 * BracketRepair} closes what was left open, {@code RecoveringStrategy} names what was expected and
 * finds the place to go on. Knows nothing of what names mean.
 */
@NullMarked
package ai.somagent.soma.parse;

import org.jspecify.annotations.NullMarked;
