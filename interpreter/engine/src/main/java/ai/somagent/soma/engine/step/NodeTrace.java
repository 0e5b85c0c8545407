package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.value.Value;
import java.util.SortedMap;

/** Is told of each node before it is executed. For debuggers; must not change anything. */
@FunctionalInterface
public interface NodeTrace {
  /**
   * A fiber is about to execute a node.
   *
   * @param visible the slots it sees, by id: its own and those of the lines it came from
   */
  void entering(long fiber, String node, SortedMap<String, Value> visible);
}
