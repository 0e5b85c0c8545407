/**
 * The JSON form of a syntax tree, for machines that write programs. Input: a parsed file, or a JSON
 * text. Output: JSON, or Soma text with the place in the JSON each part of it came from; and the
 * JSON Schema and the digest of that form. Knows neither symbols nor types.
 *
 * <p>One table, {@link ai.somagent.soma.json.AstTable}, says which nodes there are and what they
 * are made of; writer, reader and schema are three walks over it.
 */
@NullMarked
package ai.somagent.soma.json;

import org.jspecify.annotations.NullMarked;
