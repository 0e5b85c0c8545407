package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.value.Value;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what CEL gives into values of the program. */
final class CelResults {
  private CelResults() {}

  /**
   * The value of a CEL result; an empty optional is nothing, a full one what it holds.
   *
   * @throws EvaluationException the program has no value for this: unsigned numbers, CEL types,
   *     maps with keys other than strings
   */
  static Value value(@Nullable Object result) throws EvaluationException {
    return switch (result) {
      case null -> Value.NullValue.NULL;
      case NullValue nothing -> Value.NullValue.NULL;
      case CelListView view -> view.value();
      case CelMapView view -> view.value();
      case Boolean bool -> new Value.BoolValue(bool);
      case Long number -> new Value.IntValue(number);
      case Integer number -> new Value.IntValue(number);
      case Double number -> new Value.DoubleValue(number);
      case String text -> new Value.TextValue(text);
      case Duration duration -> new Value.DurationValue(duration);
      case Instant instant -> new Value.TimestampValue(instant);
      case CelByteString bytes ->
          new Value.BytesValue(Base64.getEncoder().encodeToString(bytes.toByteArray()));
      case Optional<?> optional -> value(optional.orElse(null));
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> throw new EvaluationException("the result is not a value that can be kept");
    };
  }

  private static Value list(List<?> list) throws EvaluationException {
    List<Value> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(value(item));
    }
    return new Value.ListValue(items);
  }

  private static Value map(Map<?, ?> map) throws EvaluationException {
    Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new EvaluationException("the keys of a map must be strings");
      }
      entries.put(key, value(entry.getValue()));
    }
    return new Value.MapValue(entries);
  }
}
