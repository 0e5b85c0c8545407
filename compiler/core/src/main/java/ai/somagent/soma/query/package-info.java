/**
 * Questions that editors ask: what stands at a place, where else it stands, what may be written
 * here. Input: a workspace of texts and an offset. Output: plain records of spans and texts. Knows
 * neither LSP nor files; positions are offsets.
 */
@NullMarked
package ai.somagent.soma.query;

import org.jspecify.annotations.NullMarked;
