package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.LocalSymbol;
import java.util.IdentityHashMap;
import java.util.Map;

/** Values of variables. A copy keeps what a later undo may read. */
final class TreeScope {
  private final Map<LocalSymbol, Object> values;

  TreeScope() {
    this(new IdentityHashMap<>());
  }

  private TreeScope(Map<LocalSymbol, Object> values) {
    this.values = values;
  }

  void bind(LocalSymbol symbol, Object value) {
    values.put(symbol, value);
  }

  Object read(LocalSymbol symbol) {
    Object value = values.get(symbol);
    if (value == null) {
      throw new TreeFault("variable " + symbol + " is read before it is bound", new Exception());
    }
    return value;
  }

  TreeScope copy() {
    return new TreeScope(new IdentityHashMap<>(values));
  }

  /** Takes over everything from {@code other}. */
  void restore(TreeScope other) {
    values.clear();
    values.putAll(other.values);
  }
}
