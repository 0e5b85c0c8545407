/**
 * Formatting: the one canonical layout of a syntax tree, comments kept. Input: a parsed file
 * without syntax errors. Output: text. Knows neither symbols nor types.
 */
@NullMarked
package ai.somagent.soma.format;

import org.jspecify.annotations.NullMarked;
