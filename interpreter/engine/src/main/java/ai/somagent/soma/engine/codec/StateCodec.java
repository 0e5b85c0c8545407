package ai.somagent.soma.engine.codec;

import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.OutstandingCall;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * States as JSON of the format {@code soma.state/1}, and back; see {@code docs/machine.md}.
 *
 * <p>Values carry their own tags, so a state is read without its program, and reading what was
 * written gives an equal state. The order of members matters: maps of the program are objects.
 */
public final class StateCodec {
  private StateCodec() {}

  /** The JSON form. */
  public static ObjectNode write(MachineState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", MachineState.FORMAT);
    json.put("program", state.program());
    ObjectNode run = json.putObject("run").put("id", state.run().id());
    run.put("started_at", state.run().startedAt().toString());
    if (state.run().startedBy() != null) {
      run.put("started_by", state.run().startedBy());
    }
    json.set("input", StateValues.write(state.input()));
    ArrayNode fibers = json.putArray("fibers");
    state.fibers().values().forEach(fiber -> fibers.add(StateFibers.write(fiber)));
    ArrayNode calls = json.putArray("calls");
    state.calls().values().forEach(call -> calls.add(StateWaits.writeCall(call)));
    ArrayNode timers = json.putArray("timers");
    state.timers().values().forEach(timer -> timers.add(StateWaits.writeTimer(timer)));
    if (!state.approvals().isEmpty()) {
      ArrayNode approvals = json.putArray("approvals");
      state.approvals().values().forEach(one -> approvals.add(StateApprovals.write(one)));
    }
    ObjectNode queues = json.putObject("queues");
    state.queues().forEach((name, waiting) -> queues.set(name, StateValues.writeList(waiting)));
    if (!state.notUndone().isEmpty()) {
      ObjectNode failed = json.putObject("not_undone");
      state.notUndone().forEach((key, error) -> failed.set(key, StateEndings.writeError(error)));
    }
    json.put("next_fiber", state.nextFiber());
    json.put("next_call", state.nextCall());
    json.put("next_timer", state.nextTimer());
    json.put("next_approval", state.nextApproval());
    if (state.holding()) {
      json.put("holding", true);
    }
    if (state.halt() != null) {
      json.set("halt", StateEndings.writeHalt(state.halt()));
    }
    if (state.outcome() != null) {
      json.set("outcome", StateEndings.writeOutcome(state.outcome()));
    }
    return json;
  }

  /**
   * The state that {@code json} is the form of.
   *
   * @throws IllegalArgumentException when it is not the form of a state
   */
  public static MachineState read(JsonNode json) {
    String format = StateFields.text(json, "format");
    if (!format.equals(MachineState.FORMAT)) {
      throw new IllegalArgumentException(
          "a state of the format " + format + ", not " + MachineState.FORMAT);
    }
    JsonNode run = StateFields.member(json, "run");
    return new MachineState(
        StateFields.text(json, "program"),
        new RunContext(
            StateFields.text(run, "id"),
            Instant.parse(StateFields.text(run, "started_at")),
            run.has("started_by") ? StateFields.text(run, "started_by") : null),
        (MapValue) StateValues.read(StateFields.member(json, "input")),
        readFibers(json),
        readCalls(json),
        readTimers(json),
        readApprovals(json),
        readQueues(json),
        readNotUndone(json),
        StateFields.number(json, "next_fiber"),
        StateFields.number(json, "next_call"),
        StateFields.number(json, "next_timer"),
        StateFields.number(json, "next_approval"),
        json.path("holding").asBoolean(),
        json.has("halt") ? StateEndings.readHalt(json.get("halt")) : null,
        json.has("outcome") ? StateEndings.readOutcome(json.get("outcome")) : null);
  }

  private static SortedMap<Long, Fiber> readFibers(JsonNode json) {
    SortedMap<Long, Fiber> fibers = new TreeMap<>();
    for (JsonNode element : StateFields.list(json, "fibers")) {
      Fiber fiber = StateFibers.read(element);
      fibers.put(fiber.id(), fiber);
    }
    return fibers;
  }

  private static SortedMap<Long, OutstandingCall> readCalls(JsonNode json) {
    SortedMap<Long, OutstandingCall> calls = new TreeMap<>();
    for (JsonNode element : StateFields.list(json, "calls")) {
      OutstandingCall call = StateWaits.readCall(element);
      calls.put(call.id(), call);
    }
    return calls;
  }

  private static SortedMap<String, List<Value>> readQueues(JsonNode json) {
    SortedMap<String, List<Value>> queues = new TreeMap<>();
    StateFields.member(json, "queues")
        .properties()
        .forEach(queue -> queues.put(queue.getKey(), StateValues.readList(queue.getValue())));
    return queues;
  }

  private static SortedMap<String, RunError> readNotUndone(JsonNode json) {
    SortedMap<String, RunError> failed = new TreeMap<>();
    json.path("not_undone")
        .properties()
        .forEach(one -> failed.put(one.getKey(), StateEndings.readError(one.getValue())));
    return failed;
  }

  private static SortedMap<Long, OpenApproval> readApprovals(JsonNode json) {
    SortedMap<Long, OpenApproval> approvals = new TreeMap<>();
    for (JsonNode element : json.path("approvals")) {
      OpenApproval approval = StateApprovals.read(element);
      approvals.put(approval.id(), approval);
    }
    return approvals;
  }

  private static SortedMap<Long, RunTimer> readTimers(JsonNode json) {
    SortedMap<Long, RunTimer> timers = new TreeMap<>();
    for (JsonNode element : StateFields.list(json, "timers")) {
      RunTimer timer = StateWaits.readTimer(element);
      timers.put(timer.id(), timer);
    }
    return timers;
  }
}
