/**
 * One attempt of one tool call: finds the implementation, runs it on a thread of its own, keeps its
 * time limit, passes cancellation on, checks its result against the declared type, and turns its
 * failures into error kinds. Knows nothing of runs and the machine's state.
 */
@NullMarked
package ai.somagent.soma.worker.activity;

import org.jspecify.annotations.NullMarked;
