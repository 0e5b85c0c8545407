/**
 * The machine: {@code step(state, event) → (state, commands)}, pure and deterministic.
 *
 * <p>State is an immutable, serialisable value; events say what happened outside; commands say what
 * is wanted from outside. Knows the IR and nothing else: no Temporal, parser, compiler, clock,
 * random, IO or threads. Expressions are evaluated through {@link
 * ai.somagent.soma.engine.expression.ExpressionEvaluator}, which whoever drives the machine brings.
 */
@NullMarked
package ai.somagent.soma.engine;

import org.jspecify.annotations.NullMarked;
