package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.event.MachineEvent.DecisionMade;
import ai.somagent.soma.engine.event.MachineEvent.UpdateRequested;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.worker.program.DecisionRequest;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.ErrorKinds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongFunction;

/**
 * Updates of one run: tried on a copy before the server takes them, so that a refused one leaves no
 * event; then applied in their place among the other events.
 */
final class Updates {
  /** What a decision gives its sender: how the approval stands now. */
  private static final UpdateIr DECIDE =
      new UpdateIr(
          List.of(),
          new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.JSON, LimitsIr.NONE),
          List.of(),
          List.of(),
          new HandlerIr(Map.of(), null));

  private final PreparedProgram program;
  private final Queue<MachineEvent> events;
  private final Map<Long, CompletablePromise<JsonNode>> open = new HashMap<>();
  private final Map<Long, UpdateIr> declared = new HashMap<>();
  private long next = 1;
  private boolean closed;

  Updates(PreparedProgram program, Queue<MachineEvent> events) {
    this.program = program;
    this.events = events;
  }

  /** Throws what refuses the update in this state; does nothing else. */
  void validate(MachineState state, String name, EncodedValues arguments, Instant now) {
    try {
      if (name.equals(DecisionRequest.UPDATE)) {
        validateDecision(state, arguments, now);
        return;
      }
      MapValue values = arguments(declaration(name), name, arguments);
      program
          .machine()
          .refusal(state, name, values, now)
          .ifPresent(error -> {
            throw RunFailures.of(program, error);
          });
    } catch (ApplicationFailure e) {
      throw new RefusedException(e);
    }
  }

  /** Who decides, what, and about what: one that does not count leaves no event. */
  private void validateDecision(MachineState state, EncodedValues arguments, Instant now) {
    DecisionRequest request = decision(arguments);
    program
        .machine()
        .refusal(state, request.approval(), request.decision(), now)
        .ifPresent(error -> {
          throw RunFailures.of(program, error);
        });
  }

  /** Applies the update and waits for its answer. */
  JsonNode apply(String name, EncodedValues arguments) {
    if (name.equals(DecisionRequest.UPDATE)) {
      DecisionRequest request = decision(arguments);
      return answered(DECIDE, id -> new DecisionMade(id, request.approval(), request.decision()));
    }
    UpdateIr update = declaration(name);
    MapValue values = arguments(update, name, arguments);
    return answered(update, id -> new UpdateRequested(id, name, values));
  }

  private JsonNode answered(UpdateIr update, LongFunction<MachineEvent> event) {
    if (closed) {
      throw ending();
    }
    long id = next++;
    CompletablePromise<JsonNode> answer = Workflow.newPromise();
    open.put(id, answer);
    declared.put(id, update);
    events.add(event.apply(id));
    return answer.get();
  }

  private static DecisionRequest decision(EncodedValues arguments) {
    try {
      return DecisionRequest.read(arguments.get(0, JsonNode.class));
    } catch (IllegalArgumentException e) {
      throw RunFailures.of(ErrorKinds.INVALID, "the decision does not fit: " + e.getMessage());
    }
  }

  /** The run is over: nobody answers any more, so whoever still waits is refused. */
  void close() {
    closed = true;
    open.values().forEach(answer -> answer.completeExceptionally(ending()));
    open.clear();
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  private static ApplicationFailure ending() {
    return RunFailures.of(ErrorKinds.UNAVAILABLE, "the run is ending");
  }

  void answer(long id, Value result) {
    UpdateIr update = declared.remove(id);
    CompletablePromise<JsonNode> answer = open.remove(id);
    if (update == null || answer == null) {
      throw new IllegalStateException("nobody asked for update " + id);
    }
    answer.complete(json(update, result));
  }

  void refuse(long id, RunError error) {
    declared.remove(id);
    CompletablePromise<JsonNode> answer = open.remove(id);
    if (answer == null) {
      throw new IllegalStateException("nobody asked for update " + id);
    }
    answer.completeExceptionally(RunFailures.of(program, error));
  }

  private JsonNode json(UpdateIr update, Value result) {
    if (update.result() == null) {
      return NullNode.instance;
    }
    try {
      return program.codec().write(update.result(), result);
    } catch (InvalidValueException e) {
      // The machine has checked it.
      throw RunFailures.of(ErrorKinds.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  private UpdateIr declaration(String name) {
    UpdateIr update = program.program().members().updates().get(name);
    if (update == null) {
      throw RunFailures.of(ErrorKinds.INVALID, "the program has no update `" + name + "`");
    }
    return update;
  }

  private MapValue arguments(UpdateIr update, String name, EncodedValues arguments) {
    try {
      return program.codec().readFields(update.parameters(), arguments.get(0, JsonNode.class));
    } catch (InvalidValueException e) {
      String message = "the arguments of `" + name + "` do not fit: " + e.getMessage();
      throw RunFailures.of(ErrorKinds.INVALID, message);
    }
  }
}
