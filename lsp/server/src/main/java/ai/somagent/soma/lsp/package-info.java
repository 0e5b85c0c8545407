/**
 * The language server: documents of an editor in, diagnostics, edits and fixes of the compiler out.
 *
 * <p>One {@code …Handler} for each feature of the protocol; {@link
 * ai.somagent.soma.lsp.LspPositions} alone converts between offsets and positions. Judges nothing
 * itself: whatever it says comes from {@code compiler/core}. The only package that may say {@code
 * org.eclipse.lsp4j}. Reads no files: texts come from the editor and, for modules outside of the
 * workspace, from a library that the caller brings.
 */
@NullMarked
package ai.somagent.soma.lsp;

import org.jspecify.annotations.NullMarked;
