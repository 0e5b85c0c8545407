/**
 * A plain evaluator of the checked tree: input, a checked capsule without errors, and an oracle
 * that answers effects; output, how the run ended and what it asked for. Takes one legal schedule
 * of everything concurrent, the one that the oracle picks. Expressions are lowered and evaluated by
 * CEL; steps are read from the tree and not from the IR, so that both can be compared.
 */
@NullMarked
package ai.somagent.soma.evaluate;

import org.jspecify.annotations.NullMarked;
