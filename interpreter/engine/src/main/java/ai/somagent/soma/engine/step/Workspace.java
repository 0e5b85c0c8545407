package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Halt;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.OutstandingCall;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.NodeIr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state while one event is worked on; mutable, used by one call and thrown away. */
final class Workspace {
  private final MachineState before;
  private final MachineSetting setting;
  private final TreeMap<Long, Fiber> resting;
  private final Map<Long, ActiveFiber> active = new HashMap<>();
  private final TreeMap<Long, OutstandingCall> calls;
  private final TreeMap<Long, RunTimer> timers;
  private final TreeMap<String, List<Value>> queues;
  private final TreeMap<String, RunError> notUndone;
  private final TreeMap<Long, OpenApproval> approvals;
  private final Instant now;
  private final List<Command> commands = new ArrayList<>();
  private final ReadyQueue ready = new ReadyQueue(this);
  private long nextFiber;
  private long nextCall;
  private long nextTimer;
  private long nextApproval;
  private int stepsLeft;
  private boolean holding;
  private @Nullable Halt halt;
  private @Nullable RunOutcome outcome;

  Workspace(MachineState before, MachineSetting setting, Instant now) {
    this.now = now;
    this.before = before;
    this.setting = setting;
    this.resting = new TreeMap<>(before.fibers());
    this.calls = new TreeMap<>(before.calls());
    this.nextFiber = before.nextFiber();
    this.nextCall = before.nextCall();
    this.timers = new TreeMap<>(before.timers());
    this.queues = new TreeMap<>(before.queues());
    this.notUndone = new TreeMap<>(before.notUndone());
    this.nextTimer = before.nextTimer();
    this.holding = before.holding();
    this.approvals = new TreeMap<>(before.approvals());
    this.nextApproval = before.nextApproval();
    this.halt = before.halt();
    this.outcome = before.outcome();
    this.stepsLeft = setting.limits().stepsPerEvent();
  }

  StepResult result() {
    for (ActiveFiber fiber : active.values()) {
      resting.put(fiber.id(), fiber.rest());
    }
    MachineState after =
        new MachineState(
            before.program(),
            before.run(),
            before.input(),
            resting,
            calls,
            timers,
            approvals,
            queues,
            notUndone,
            nextFiber,
            nextCall,
            nextTimer,
            nextApproval,
            holding,
            halt,
            outcome);
    return new StepResult(after, commands);
  }

  MachineState before() {
    return before;
  }

  MachineSetting setting() {
    return setting;
  }

  ReadyQueue ready() {
    return ready;
  }

  NodeIr node(String id) {
    NodeIr node = setting.program().nodes().get(id);
    if (node == null) {
      throw new IllegalStateException("the program has no node " + id);
    }
    return node;
  }

  ActiveFiber fiber(long id) {
    return active.computeIfAbsent(
        id,
        key -> {
          Fiber fiber = resting.get(key);
          if (fiber == null) {
            throw new IllegalStateException("there is no fiber " + key);
          }
          return ActiveFiber.resting(fiber);
        });
  }

  ActiveFiber spawn(@Nullable JoinReference parent, @Nullable String first) {
    ActiveFiber fiber = ActiveFiber.starting(nextFiber++, parent, first);
    active.put(fiber.id(), fiber);
    ready.add(fiber);
    return fiber;
  }

  void remove(ActiveFiber fiber) {
    fiber.become(ActiveFiber.Activity.ENDED);
    active.remove(fiber.id());
    resting.remove(fiber.id());
  }

  long callsMade() {
    return nextCall - 1;
  }

  long openCall(ActiveFiber fiber, String node) {
    long id = nextCall++;
    calls.put(id, new OutstandingCall(id, fiber.id(), node, false));
    return id;
  }

  OutstandingCall closeCall(long id) {
    OutstandingCall call = calls.remove(id);
    if (call == null) {
      throw new IllegalArgumentException("no call " + id + " is outstanding");
    }
    return call;
  }

  void cancelCall(long id) {
    OutstandingCall call = calls.get(id);
    if (call != null && !call.cancelRequested()) {
      calls.put(id, call.withCancelRequested());
      emit(new Command.CancelCall(id));
    }
  }

  /** The time of the event that is worked on. */
  Instant now() {
    return now;
  }

  long startTimer(ActiveFiber fiber, String node, Instant at) {
    long id = nextTimer++;
    RunTimer timer = new RunTimer(id, fiber.id(), node, CallKeys.key(this, fiber, node), at);
    timers.put(id, timer);
    emit(start(timer));
    return id;
  }

  private static Command start(RunTimer timer) {
    return new Command.StartTimer(timer.id(), timer.node(), timer.key(), timer.at());
  }

  /** Whether effects are held. */
  boolean holding() {
    return holding;
  }

  /** From now on effects are held. */
  void hold() {
    holding = true;
  }

  /** What was carried over asks for its timers again, and effects are held no longer. */
  void release() {
    holding = false;
    timers.values().forEach(timer -> emit(start(timer)));
  }

  /** Takes a timer that has fired out; null when it was cancelled before. */
  @Nullable RunTimer closeTimer(long id) {
    if (id < 1 || id >= nextTimer) {
      throw new IllegalArgumentException("there never was a timer " + id);
    }
    return timers.remove(id);
  }

  /** A timer that was asked for in this very event leaves no trace. */
  void cancelTimer(@Nullable Long id) {
    if (id != null && timers.remove(id) != null) {
      boolean unsent =
          commands.removeIf(
              command -> command instanceof Command.StartTimer start && start.timerId() == id);
      if (!unsent) {
        emit(new Command.CancelTimer(id));
      }
    }
  }

  /** Fibers that wait, in source order. */
  List<ActiveFiber> waiting() {
    return ready.inSourceOrder(
        List.copyOf(resting.keySet()).stream()
            .map(this::fiber)
            .filter(fiber -> fiber.activity() == ActiveFiber.Activity.WAITING)
            .toList());
  }

  List<Value> queue(String signal) {
    return queues.getOrDefault(signal, List.of());
  }

  /** Replaces what waits in the queue of {@code signal}. */
  void queue(String signal, List<Value> payloads) {
    if (payloads.isEmpty()) {
      queues.remove(signal);
    } else {
      queues.put(signal, payloads);
    }
  }

  /** Why effects could not be taken back, by their keys; may be changed. */
  SortedMap<String, RunError> notUndone() {
    return notUndone;
  }

  /** What people are asked, by id; may be changed. */
  SortedMap<Long, OpenApproval> approvals() {
    return approvals;
  }

  long nextApproval() {
    return nextApproval++;
  }

  /** Nobody is asked any more; one that was asked for in this very event leaves no trace. */
  void withdraw(long approval) {
    if (approvals.remove(approval) != null) {
      boolean unsent =
          commands.removeIf(command ->
              command instanceof Command.RequestApproval request
                  && request.approval().id() == approval);
      if (!unsent) {
        emit(new Command.WithdrawApproval(approval));
      }
    }
  }

  void emit(Command command) {
    commands.add(command);
  }

  /** Takes one step off the allowance; false when there is none left. */
  boolean spendStep() {
    return halt != null || stepsLeft-- > 0;
  }

  @Nullable Halt halt() {
    return halt;
  }

  void halt(Halt reason) {
    halt = reason;
  }

  void finish(RunOutcome end) {
    outcome = end;
    timers.clear();
    queues.clear();
    approvals.clear();
  }

  void visited(Object subject, Transition transition) {
    setting.listener().visited(subject, transition);
  }
}
