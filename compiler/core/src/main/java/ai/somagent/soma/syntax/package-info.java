/**
 * Phase 1, syntax tree: what the author wrote, before any meaning. Every construct of the language
 * has a node; nodes are immutable and carry the span of the characters they were read from.
 *
 * <p>A broken text still gives a tree: missing names are empty ({@link
 * ai.somagent.soma.syntax.NameSyntax#isMissing()}), and what could not be read is an {@code Error…}
 * node. Layout and comments stand beside the tree in {@link ai.somagent.soma.syntax.ParsedFile}.
 * Knows nothing of ANTLR, symbols or types.
 */
@NullMarked
package ai.somagent.soma.syntax;

import org.jspecify.annotations.NullMarked;
