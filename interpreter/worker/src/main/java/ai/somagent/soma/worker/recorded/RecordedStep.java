package ai.somagent.soma.worker.recorded;

import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.where.Whereabouts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of the machine in a recorded run.
 *
 * @param event what it took, or null for the start
 * @param now the time it was given
 * @param historyEvent id of the event of the history that ends the task it belongs to
 * @param state the run after it
 * @param where what the run then waits for
 */
public record RecordedStep(
    @Nullable MachineEvent event,
    Instant now,
    long historyEvent,
    MachineState state,
    Whereabouts where) {}
