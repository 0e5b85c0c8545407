/**
 * Phase 6, bounds: what a run of a capsule needs at least and at most of calls, tokens, money, time
 * and history. Input: checked capsules without errors. Output: {@link
 * ai.somagent.soma.bound.BoundReport}, a tree in which every number names the lines it comes from.
 * Bounds only ever err towards the outside: the least is never more, the most never less than what
 * a run does. Must not know: syntax, policy, lowering.
 */
@NullMarked
package ai.somagent.soma.bound;

import org.jspecify.annotations.NullMarked;
