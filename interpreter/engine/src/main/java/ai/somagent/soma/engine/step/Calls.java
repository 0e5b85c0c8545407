package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.command.Command.ScheduleCall;
import ai.somagent.soma.engine.state.Wait.CallWait;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code call}: asks, then waits. */
final class Calls {
  private Calls() {}

  static Transition execute(Workspace workspace, ActiveFiber fiber, CallIr node)
      throws RaisedException {
    ObjectNode arguments = arguments(workspace, fiber, node);
    Long most = workspace.setting().program().budget().toolCalls();
    boolean undoing = Shields.isUndoing(workspace, fiber);
    if (most != null && workspace.callsMade() >= most && !undoing) {
      throw RaisedException.of(
          "LimitExceeded", "the budget of " + most + " tool calls is used up", node.id());
    }
    long id = workspace.openCall(fiber, node.id());
    workspace.emit(
        new ScheduleCall(
            id,
            node.id(),
            CallKeys.key(workspace, fiber, node.id()),
            node.tool(),
            arguments,
            node.timeoutMillis(),
            undoing ? Shields.retry(workspace, node) : node.retry(),
            undoing ? Shields.WITHIN_MILLIS : node.clauses().withinMillis(),
            undoing || Shields.isCleaningUp(workspace, fiber)));
    fiber.waitFor(new CallWait(id));
    return Transition.WAITED;
  }

  private static ObjectNode arguments(Workspace workspace, ActiveFiber fiber, CallIr node)
      throws RaisedException {
    MapValue values = Scope.evaluateAll(workspace, fiber, node.id(), node.arguments());
    ToolActionIr tool = workspace.setting().program().tools().get(node.tool());
    if (tool == null) {
      throw new IllegalStateException("the program has no tool " + node.tool());
    }
    try {
      return workspace.setting().codec().writeFields(tool.parameters(), values);
    } catch (InvalidValueException e) {
      String message = "the arguments of " + tool.shortName() + " do not fit: " + e.getMessage();
      throw RaisedException.of("Invalid", message, node.id());
    }
  }
}
