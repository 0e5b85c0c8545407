/**
 * Phase 1, parsing: text in, {@link ai.somagent.soma.syntax.ParsedFile} out, for any text at all. The
 * only package of this module that may say {@code org.antlr}.
 */
@NullMarked
package ai.somagent.soma.parse;

import org.jspecify.annotations.NullMarked;
