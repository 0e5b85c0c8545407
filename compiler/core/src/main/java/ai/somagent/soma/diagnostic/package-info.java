/**
 * What the compiler says to people: codes, severities, spans, help and fixes, as values.
 *
 * <p>A user's mistake is always one of these, never an exception. Each phase owns a factory of its
 * own diagnostics next to its code; this package holds only the shapes. Knows nothing of syntax,
 * rendering to a terminal, or JSON.
 */
@NullMarked
package ai.somagent.soma.diagnostic;

import org.jspecify.annotations.NullMarked;
