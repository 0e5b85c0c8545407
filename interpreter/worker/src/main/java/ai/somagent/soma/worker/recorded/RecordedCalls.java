package ai.somagent.soma.worker.recorded;

import ai.somagent.soma.engine.command.Command.ScheduleCall;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.worker.program.CallAnswers;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.CallProblem;
import ai.somagent.soma.worker.wire.CallReference;
import ai.somagent.soma.worker.wire.WireReader;
import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The calls of a recorded run: what the machine asked for, and the events that answer it. */
final class RecordedCalls {
  private final PreparedProgram program;
  private final Map<String, ScheduleCall> asked = new LinkedHashMap<>();
  private final Map<Long, ScheduleCall> open = new HashMap<>();
  private final Set<Long> unwanted = new HashSet<>();

  RecordedCalls(PreparedProgram program) {
    this.program = program;
  }

  void make(ScheduleCall call) {
    asked.put(call.key(), call);
  }

  /** What it means at once: a call that has not left yet never will. */
  Optional<MachineEvent> cancel(long callId) {
    for (ScheduleCall call : asked.values()) {
      if (call.callId() == callId) {
        asked.remove(call.key());
        return Optional.of(new MachineEvent.CallCancelled(callId));
      }
    }
    unwanted.add(callId);
    return Optional.empty();
  }

  void scheduled(HistoryEvent event) throws HistoryMismatchException {
    String key =
        WireReader.payload(
                event.getActivityTaskScheduledEventAttributes().getInput(), 1, CallReference.class)
            .map(CallReference::key)
            .orElse("");
    ScheduleCall call = asked.remove(key);
    if (call == null) {
      throw new HistoryMismatchException(
          "event %d is the call `%s`, which the program does not make there"
              .formatted(event.getEventId(), key));
    }
    open.put(event.getEventId(), call);
  }

  /** Every call that was asked for must have been scheduled. */
  void requireAllScheduled(long task) throws HistoryMismatchException {
    if (!asked.isEmpty()) {
      throw new HistoryMismatchException(
          "the program makes the call `%s` where event %d has none"
              .formatted(asked.keySet().iterator().next(), task));
    }
  }

  MachineEvent completed(long scheduled, Payloads result) throws HistoryMismatchException {
    ScheduleCall call = close(scheduled);
    ToolActionIr action =
        Objects.requireNonNull(program.program().tools().get(call.tool()), call.tool());
    return CallAnswers.completed(
        program, call, action, WireReader.payload(result, 0, JsonNode.class).orElse(null));
  }

  MachineEvent failed(long scheduled, Failure failure) throws HistoryMismatchException {
    ScheduleCall call = close(scheduled);
    return CallAnswers.failed(program, call, CallProblem.of(WireReader.failure(failure)));
  }

  MachineEvent cancelled(long scheduled) throws HistoryMismatchException {
    ScheduleCall call = close(scheduled);
    return CallAnswers.cancelled(call, unwanted.remove(call.callId()));
  }

  private ScheduleCall close(long scheduled) throws HistoryMismatchException {
    ScheduleCall call = open.remove(scheduled);
    if (call == null) {
      throw new HistoryMismatchException("the history ends a call that it did not begin");
    }
    return call;
  }
}
