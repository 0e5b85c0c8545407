/**
 * Recorded histories driven through the pure machine once more, without a worker: what the run loop
 * does live, done from the events of a history. Input: a history and its program; output: the
 * machine's steps. Must not know servers, workers or workflow threads.
 */
@NullMarked
package ai.somagent.soma.worker.recorded;

import org.jspecify.annotations.NullMarked;
