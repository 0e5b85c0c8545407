package ai.somagent.soma.ir.verify;

import java.util.Set;

/**
 * Names in a CEL text.
 *
 * @param free names at places where a variable stands
 * @param bound names that a macro introduces somewhere in the text
 */
record CelNames(Set<String> free, Set<String> bound) {}
