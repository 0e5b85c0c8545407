package ai.somagent.soma.worker.program;

import ai.somagent.soma.engine.command.Command.ScheduleCall;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.worker.wire.CallProblem;
import ai.somagent.soma.worker.wire.ErrorKinds;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the answer to a call means to the machine, in a live run and in a recorded one. */
public final class CallAnswers {
  private CallAnswers() {}

  /** The call gave {@code result}, which may not be what the tool declares. */
  public static MachineEvent completed(
      PreparedProgram program, ScheduleCall call, ToolActionIr action, @Nullable JsonNode result) {
    if (action.result() == null || result == null) {
      return new MachineEvent.CallCompleted(call.callId(), Value.NullValue.NULL);
    }
    try {
      return new MachineEvent.CallCompleted(
          call.callId(), program.codec().read(action.result(), result));
    } catch (InvalidValueException e) {
      String message =
          "the result of `%s` does not fit its declaration: %s"
              .formatted(action.shortName(), e.getMessage());
      return failed(call, ErrorKinds.INVALID, message);
    }
  }

  /** The call failed for good. */
  public static MachineEvent failed(
      PreparedProgram program, ScheduleCall call, CallProblem problem) {
    return new MachineEvent.CallFailed(
        call.callId(),
        new RunError(
            problem.kind(),
            problem.message(),
            call.node(),
            ErrorFields.read(program, problem.kind(), problem.fields())));
  }

  /**
   * The call was cancelled.
   *
   * @param asked whether the run wanted that
   */
  public static MachineEvent cancelled(ScheduleCall call, boolean asked) {
    return asked
        ? new MachineEvent.CallCancelled(call.callId())
        : failed(call, ErrorKinds.UNAVAILABLE, "the call was cancelled from outside");
  }

  private static MachineEvent failed(ScheduleCall call, String kind, String message) {
    return new MachineEvent.CallFailed(
        call.callId(), new RunError(kind, message, call.node(), new Value.MapValue(Map.of())));
  }
}
