package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An effect that has succeeded and can be taken back.
 *
 * @param key of the effect, which names it for good
 * @param node the effect
 * @param captured what its undo reads, as it was when the effect succeeded
 */
public record UndoEntry(String key, String node, SortedMap<String, Value> captured) {
  public UndoEntry {
    captured = Collections.unmodifiableSortedMap(new TreeMap<>(captured));
  }
}
