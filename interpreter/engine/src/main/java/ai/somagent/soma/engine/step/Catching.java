package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.CatchFrame;
import ai.somagent.soma.engine.state.Frame.CleanupFrame;
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

/** Finds what takes an error. */
final class Catching {
  /** Stands for every kind. */
  static final String ANY_KIND = "Error";

  private Catching() {}

  /** Whether something in the fiber will take it: a handler, a further attempt, another error. */
  static boolean takes(
      Workspace workspace, ActiveFiber fiber, RunError error, @Nullable String scope) {
    boolean seen = scope == null;
    for (Frame frame : fiber.frames().reversed()) {
      if (frame instanceof TryFrame attempt) {
        boolean again = seen && Retries.apply(workspace, attempt, error);
        seen |= attempt.node().equals(scope);
        if (again || (seen && handler(workspace, attempt, error) >= 0)) {
          return true;
        }
      } else if (seen && frame instanceof CleanupFrame cleanup && cleanup.isBad()) {
        return true;
      }
    }
    return false;
  }

  /** Enters the handler of {@code frame}, which is on top, if one fits. */
  static boolean caught(Workspace workspace, ActiveFiber fiber, TryFrame frame, RunError error) {
    int index = handler(workspace, frame, error);
    if (index < 0) {
      return false;
    }
    CatchIr handler = ((TryIr) workspace.node(frame.node())).catches().get(index);
    fiber.bind(handler.slot(), record(error));
    fiber.replaceTop(new CatchFrame(frame.node(), index, frame.mark()));
    fiber.goTo(handler.body());
    return true;
  }

  private static int handler(Workspace workspace, TryFrame frame, RunError error) {
    if (!(workspace.node(frame.node()) instanceof TryIr node)) {
      return -1;
    }
    List<CatchIr> handlers = node.catches();
    for (int i = 0; i < handlers.size(); i++) {
      List<String> kinds = handlers.get(i).kinds();
      if (kinds.contains(error.kind()) || kinds.contains(ANY_KIND)) {
        return i;
      }
    }
    return -1;
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
