package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.command.Command.ScheduleCall;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.worker.program.CallAnswers;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.CallProblem;
import ai.somagent.soma.worker.wire.CallReference;
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
    ActivityOptions options = CallOptions.of(program, call, clock);
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
    events.add(
        failure == null
            ? CallAnswers.completed(program, call, action, result)
            : failed(call, failure, asked));
  }

  private MachineEvent failed(ScheduleCall call, RuntimeException failure, boolean asked) {
    if (failure instanceof CanceledFailure
        || (failure instanceof ActivityFailure && failure.getCause() instanceof CanceledFailure)) {
      return CallAnswers.cancelled(call, asked);
    }
    return CallAnswers.failed(program, call, CallProblem.of(failure));
  }
}
