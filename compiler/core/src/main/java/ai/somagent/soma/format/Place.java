package ai.somagent.soma.format;

import ai.somagent.soma.syntax.Syntax;

/**
 * One item of a list of the source with the region whose comments belong to it.
 *
 * @param from where the region starts: after whatever belongs to the item before
 * @param to where it ends: after the comments that trail the item on its last line
 * @param gap whether the author left a blank line before the item and its comments
 */
record Place<T extends Syntax>(T item, int from, int to, boolean gap) {}
