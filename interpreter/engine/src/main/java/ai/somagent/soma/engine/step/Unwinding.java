package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.CatchFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the handler of an error. */
final class Unwinding {
  private static final String ANY_KIND = "Error";

  private Unwinding() {}

  /** Where the fiber stands. */
  static void raise(Workspace workspace, ActiveFiber fiber, RunError error) {
    raise(workspace, fiber, error, null);
  }

  /** At the {@code try} named {@code scope}, past the handlers inside it. */
  static void raise(
      Workspace workspace, ActiveFiber fiber, RunError error, @Nullable String scope) {
    if (!settled(workspace, fiber, error, scope)) {
      Endings.failed(workspace, fiber, error);
    }
  }

  /** Whether a handler of the fiber took it; otherwise no frame is left. */
  static boolean settled(
      Workspace workspace, ActiveFiber fiber, RunError error, @Nullable String scope) {
    boolean seen = scope == null;
    for (Frame frame = fiber.top(); frame != null; frame = fiber.top()) {
      Timers.pop(workspace, fiber);
      seen |= frame instanceof TryFrame && frame.node().equals(scope);
      if (seen && frame instanceof TryFrame && caught(workspace, fiber, frame, error)) {
        workspace.visited(frame, Transition.CAUGHT);
        return true;
      }
      workspace.visited(frame, Transition.UNWOUND);
    }
    return false;
  }

  private static boolean caught(
      Workspace workspace, ActiveFiber fiber, Frame frame, RunError error) {
    List<CatchIr> handlers = ((TryIr) workspace.node(frame.node())).catches();
    for (int i = 0; i < handlers.size(); i++) {
      CatchIr handler = handlers.get(i);
      if (handler.kinds().contains(error.kind()) || handler.kinds().contains(ANY_KIND)) {
        fiber.bind(handler.slot(), record(error));
        fiber.push(new CatchFrame(frame.node(), i));
        fiber.goTo(handler.body());
        return true;
      }
    }
    return false;
  }

  private static MapValue record(RunError error) {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("kind", new TextValue(error.kind()));
    entries.put("message", new TextValue(error.message()));
    entries.put("step", new TextValue(error.step()));
    error.fields().entries().forEach(entries::putIfAbsent);
    return new MapValue(entries);
  }
}
