package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.command.Command.ScheduleCall;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.CallProblem;
import ai.somagent.soma.worker.wire.CallReference;
import ai.somagent.soma.worker.wire.ErrorKinds;
import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of one run as activities; each answer becomes one event, in the history's order. */
final class Calls {
  private final PreparedProgram program;
  private final WallClock clock;
  private final Queue<MachineEvent> events;
  private final Map<Long, CancellationScope> open = new HashMap<>();
  private final Set<Long> unwanted = new HashSet<>();

  Calls(PreparedProgram program, WallClock clock, Queue<MachineEvent> events) {
    this.program = program;
    this.clock = clock;
    this.events = events;
  }

  void make(ScheduleCall call) {
    ToolActionIr action =
        Objects.requireNonNull(program.program().tools().get(call.tool()), call.tool());
    ActivityOptions options = CallOptions.of(program.program(), call, clock);
    CallReference reference =
        new CallReference(program.digest(), call.node(), call.key(), call.tool());
    CancellationScope scope =
        Workflow.newDetachedCancellationScope(() ->
            Workflow.newUntypedActivityStub(options)
                .executeAsync(action.shortName(), JsonNode.class, call.arguments(), reference)
                .handle((result, failure) -> {
                  answered(call, action, result, failure);
                  return result;
                }));
    open.put(call.callId(), scope);
    scope.run();
  }

  void cancel(long callId) {
    CancellationScope scope = open.get(callId);
    if (scope != null) {
      unwanted.add(callId);
      scope.cancel("the run no longer wants the call");
    }
  }

  private void answered(
      ScheduleCall call,
      ToolActionIr action,
      @Nullable JsonNode result,
      @Nullable RuntimeException failure) {
    open.remove(call.callId());
    boolean asked = unwanted.remove(call.callId());
    events.add(failure == null ? completed(call, action, result) : failed(call, failure, asked));
  }

  private MachineEvent completed(
      ScheduleCall call, ToolActionIr action, @Nullable JsonNode result) {
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

  private MachineEvent failed(ScheduleCall call, RuntimeException failure, boolean asked) {
    if (failure instanceof CanceledFailure
        || (failure instanceof ActivityFailure && failure.getCause() instanceof CanceledFailure)) {
      return asked
          ? new MachineEvent.CallCancelled(call.callId())
          : failed(call, ErrorKinds.UNAVAILABLE, "the call was cancelled from outside");
    }
    CallProblem problem = CallProblem.of(failure);
    return new MachineEvent.CallFailed(
        call.callId(),
        new RunError(
            problem.kind(),
            problem.message(),
            call.node(),
            ErrorFields.read(program, problem.kind(), problem.fields())));
  }

  private static MachineEvent failed(ScheduleCall call, String kind, String message) {
    return new MachineEvent.CallFailed(
        call.callId(), new RunError(kind, message, call.node(), new Value.MapValue(Map.of())));
  }
}
