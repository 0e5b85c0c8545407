package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.value.Value;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A list of the program as CEL sees it; items are converted when read. */
final class CelListView extends AbstractList<Object> implements RandomAccess {
  private final Value.ListValue list;
  private final CelShape items;

  CelListView(Value.ListValue list, CelShape items) {
    this.list = list;
    this.items = items;
  }

  Value.ListValue value() {
    return list;
  }

  @Override
  public Object get(int index) {
    return items.toCel(list.items().get(index));
  }

  @Override
  public int size() {
    return list.items().size();
  }
}
