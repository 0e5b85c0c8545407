package ai.somagent.soma.engine.value;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a running program. Records and unions are maps (a union with its case under {@code
 * kind}), enums are texts, an absent optional is {@link NullValue}; an absent optional field has no
 * entry.
 */
public sealed interface Value {
  /** Nothing: an absent optional, or JSON null inside a {@code json} value. */
  enum NullValue implements Value {
    NULL
  }

  record BoolValue(boolean value) implements Value {}

  record IntValue(long value) implements Value {}

  record DoubleValue(double value) implements Value {}

  record TextValue(String value) implements Value {}

  /** {@code base64} is the standard alphabet with padding, so that equality is by content. */
  record BytesValue(String base64) implements Value {}

  record DurationValue(Duration value) implements Value {}

  record TimestampValue(Instant value) implements Value {}

  record ListValue(List<Value> items) implements Value {
    public ListValue {
      items = List.copyOf(items);
    }
  }

  /** Entries keep their order. */
  record MapValue(Map<String, Value> entries) implements Value {
    public MapValue {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }
}
