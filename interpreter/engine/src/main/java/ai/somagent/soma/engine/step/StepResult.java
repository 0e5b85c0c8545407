package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.state.MachineState;
import java.util.List;

/**
 * What one event led to.
 *
 * @param state the run after it
 * @param commands what is wanted from outside, in order
 */
public record StepResult(MachineState state, List<Command> commands) {
  public StepResult {
    commands = List.copyOf(commands);
  }
}
