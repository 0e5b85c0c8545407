package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.NodeIr;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Passes nodes on to a trace, with the values that their fiber sees. */
record TraceListener(NodeTrace trace) implements TransitionListener {
  @Override
  public void visited(Object subject, Transition transition) {}

  @Override
  public void entering(Workspace workspace, ActiveFiber fiber, NodeIr node) {
    NavigableMap<String, Value> visible = new TreeMap<>();
    ActiveFiber at = fiber;
    while (true) {
      at.slots().forEach(visible::putIfAbsent);
      if (at.parent() == null) {
        break;
      }
      at = workspace.fiber(at.parent().fiber());
    }
    trace.entering(fiber.id(), node.id(), visible);
  }
}
