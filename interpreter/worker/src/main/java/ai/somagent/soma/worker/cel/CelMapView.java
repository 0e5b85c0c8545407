package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.value.Value;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map, record or union of the program as CEL sees it; entries are converted when read and keep
 * their order. Entries that hold nothing are not seen where null and absence are one thing, yet
 * stay in {@link #value()}.
 */
final class CelMapView extends AbstractMap<String, Object> {
  private final Value.MapValue map;
  private final Function<String, CelShape> shapeOfKey;
  private final boolean nothingSeen;
  private final int size;

  /**
   * A view.
   *
   * @param nothingSeen whether entries that hold nothing are seen
   */
  CelMapView(Value.MapValue map, Function<String, CelShape> shapeOfKey, boolean nothingSeen) {
    this.map = map;
    this.shapeOfKey = shapeOfKey;
    this.nothingSeen = nothingSeen;
    this.size = (int) map.entries().values().stream().filter(this::seen).count();
  }

  Value.MapValue value() {
    return map;
  }

  private boolean seen(@Nullable Value value) {
    return value != null && (nothingSeen || value != Value.NullValue.NULL);
  }

  @Override
  public boolean containsKey(Object key) {
    return key instanceof String name && seen(map.entries().get(name));
  }

  @Override
  public @Nullable Object get(Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    Value value = map.entries().get(name);
    return value != null && seen(value) ? shapeOfKey.apply(name).toCel(value) : null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return map.entries().entrySet().stream()
            .filter(entry -> seen(entry.getValue()))
            .map(CelMapView.this::converted)
            .iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private Map.Entry<String, Object> converted(Map.Entry<String, Value> entry) {
    return Map.entry(entry.getKey(), shapeOfKey.apply(entry.getKey()).toCel(entry.getValue()));
  }
}
