/**
 * Drives the machine inside Temporal's deterministic workflow code.
 *
 * <p>Input: a run's argument and what Temporal's history says happened. Output: Temporal commands.
 * Events of one wake-up are given to the machine together and what it asks for leaves in one batch,
 * so a wave of parallel calls costs one workflow task. Time is workflow time; the budget of
 * wall-clock time costs no timer, since every call ends with it. Must not read clocks, files or
 * random numbers but through Temporal; must not know tools.
 */
@NullMarked
package ai.somagent.soma.worker.workflow;

import org.jspecify.annotations.NullMarked;
