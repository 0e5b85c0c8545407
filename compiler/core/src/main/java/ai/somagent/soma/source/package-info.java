/**
 * Phase 0, text: source texts, half-open spans of UTF-16 offsets, and the map from offsets to
 * lines.
 *
 * <p>Input: a name and a string. Output: values that every later phase may hold. Knows nothing of
 * files, diagnostics or syntax.
 */
@NullMarked
package ai.somagent.soma.source;

import org.jspecify.annotations.NullMarked;
