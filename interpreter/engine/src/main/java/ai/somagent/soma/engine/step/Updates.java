package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.command.Command.AnswerUpdate;
import ai.somagent.soma.engine.command.Command.RefuseUpdate;
import ai.somagent.soma.engine.event.MachineEvent.UpdateRequested;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Updates: a change from outside with an answer. */
final class Updates {
  private Updates() {}

  static void requested(Workspace workspace, UpdateRequested event) {
    try {
      Value result = apply(workspace, event.update(), event.arguments());
      workspace.emit(new AnswerUpdate(event.updateId(), result));
      workspace.visited(event, Transition.ADVANCED);
      Conditions.lookAgain(workspace);
    } catch (RaisedException e) {
      workspace.emit(new RefuseUpdate(event.updateId(), e.error()));
      workspace.visited(event, Transition.RAISED);
    }
  }

  /** Applies an update to the workspace. */
  static Value apply(Workspace workspace, String name, MapValue arguments) throws RaisedException {
    UpdateIr update = workspace.setting().program().members().updates().get(name);
    if (update == null) {
      throw refused("Invalid", "the program has no update " + name, name);
    }
    if (workspace.before().status() != RunStatus.RUNNING || workspace.halt() != null) {
      throw refused("Unavailable", "the run is ending", name);
    }
    ActiveFiber mainLine = workspace.fiber(MachineState.MAIN_LINE);
    SortedMap<String, Value> before = new TreeMap<>(mainLine.slots());
    Value result = Handlers.run(workspace, update.handler(), arguments.entries());
    if (update.result() == null) {
      return NullValue.NULL;
    }
    try {
      workspace.setting().codec().write(update.result(), result);
    } catch (InvalidValueException e) {
      mainLine.bindAll(before);
      throw refused("Invalid", "the answer does not fit: " + e.getMessage(), name);
    }
    return result;
  }

  private static RaisedException refused(String kind, String message, String step) {
    return new RaisedException(new RunError(kind, message, step, new MapValue(Map.of())));
  }
}
