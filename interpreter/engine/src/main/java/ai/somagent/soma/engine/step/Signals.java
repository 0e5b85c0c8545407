package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.event.MachineEvent.SignalReceived;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.state.Wait.SignalWait;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signals that are awaited: each goes to one {@code await}, oldest first, or into its queue. */
final class Signals {
  private Signals() {}

  static Transition await(Workspace workspace, ActiveFiber fiber, AwaitIr node, String signal) {
    List<Value> queue = workspace.queue(signal);
    if (queue.isEmpty()) {
      Long timer = Timers.limit(workspace, fiber, node.id(), node.clauses().withinMillis());
      fiber.waitFor(new SignalWait(signal, timer));
      return Transition.WAITED;
    }
    workspace.queue(signal, queue.subList(1, queue.size()));
    fiber.bind(node.result(), queue.getFirst());
    fiber.goTo(node.next());
    return Transition.ADVANCED;
  }

  /** Gives the signal to the first that waits for it; one too many for its queue is dropped. */
  static void received(Workspace workspace, SignalReceived event) {
    SignalIr signal = workspace.setting().program().members().signals().get(event.signal());
    if (signal == null) {
      throw new IllegalArgumentException("the program has no signal " + event.signal());
    }
    if (workspace.before().status() != RunStatus.RUNNING || workspace.halt() != null) {
      workspace.visited(event, Transition.IGNORED);
      return;
    }
    if (signal.handler() != null) {
      handle(workspace, signal.handler(), event);
      return;
    }
    for (ActiveFiber fiber : workspace.waiting()) {
      if (fiber.awaited() instanceof SignalWait(String awaited, Long timer)
          && awaited.equals(event.signal())) {
        workspace.cancelTimer(timer);
        take(workspace, fiber, event);
        return;
      }
    }
    enqueue(workspace, signal, event);
  }

  /** A body that fails changes nothing, and nobody is there to be told. */
  private static void handle(Workspace workspace, HandlerIr handler, SignalReceived event) {
    Map<String, Value> fields =
        event.payload() instanceof MapValue(Map<String, Value> entries) ? entries : Map.of();
    try {
      Handlers.run(workspace, handler, fields);
      workspace.visited(event, Transition.ENDED);
      Conditions.lookAgain(workspace);
    } catch (RaisedException e) {
      workspace.visited(event, Transition.RAISED);
    }
  }

  private static void take(Workspace workspace, ActiveFiber fiber, SignalReceived event) {
    String counter = fiber.counter();
    if (counter == null || !(workspace.node(counter) instanceof AwaitIr node)) {
      throw new IllegalStateException("fiber " + fiber.id() + " stands at no wait");
    }
    fiber.stopWaiting();
    fiber.bind(node.result(), event.payload());
    fiber.goTo(node.next());
    workspace.ready().add(fiber);
    workspace.visited(event, Transition.ADVANCED);
  }

  private static void enqueue(Workspace workspace, SignalIr signal, SignalReceived event) {
    List<Value> queue = new ArrayList<>(workspace.queue(event.signal()));
    if (queue.size() >= signal.max()) {
      workspace.visited(event, Transition.DROPPED);
      return;
    }
    queue.add(event.payload());
    workspace.queue(event.signal(), queue);
    workspace.visited(event, Transition.WAITED);
  }
}
