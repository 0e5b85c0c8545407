/**
 * The checked tree: the first of the three seams. What a program means, with every name resolved,
 * every type known, every default filled in and every shorthand spelled out; smaller than the
 * syntax tree, and complete even for programs with errors (an {@code Error…} node stands where
 * meaning is missing). Types and symbols live here too, because they and the tree refer to each
 * other. Rules, policy, bounds, lowering and the editor read it; only package {@code type} makes
 * it.
 */
@NullMarked
package ai.somagent.soma.checked;

import org.jspecify.annotations.NullMarked;
