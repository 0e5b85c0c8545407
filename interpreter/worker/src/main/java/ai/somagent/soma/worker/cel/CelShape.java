package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.value.Value;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How values of one declared type look to CEL. */
sealed interface CelShape {
  /** A scalar, an enum, a caught error, or JSON of any form. */
  CelShape PLAIN = new PlainShape();

  Object toCel(Value value);

  /** Shaped by the value alone; nothing is CEL's null in lists and unseen in maps. */
  record PlainShape() implements CelShape {
    @Override
    public Object toCel(Value value) {
      return switch (value) {
        case Value.NullValue nothing -> NullValue.NULL_VALUE;
        case Value.BoolValue bool -> bool.value();
        case Value.IntValue number -> number.value();
        case Value.DoubleValue number -> number.value();
        case Value.TextValue text -> text.value();
        case Value.BytesValue bytes -> CelByteString.of(Base64.getDecoder().decode(bytes.base64()));
        case Value.DurationValue duration -> duration.value();
        case Value.TimestampValue timestamp -> timestamp.value();
        case Value.ListValue list -> new CelListView(list, this);
        case Value.MapValue map -> new CelMapView(map, key -> this, false);
      };
    }
  }

  /** {@code T?}: a CEL optional. */
  record OptionalShape(CelShape of) implements CelShape {
    @Override
    public Object toCel(Value value) {
      return value == Value.NullValue.NULL ? Optional.empty() : Optional.of(of.toCel(value));
    }
  }

  /** {@code list<T>}. */
  record ListShape(CelShape items) implements CelShape {
    @Override
    public Object toCel(Value value) {
      return value instanceof Value.ListValue list
          ? new CelListView(list, items)
          : PLAIN.toCel(value);
    }
  }

  /** {@code map<string, T>}. */
  record MapShape(CelShape values) implements CelShape {
    @Override
    public Object toCel(Value value) {
      return value instanceof Value.MapValue map
          ? new CelMapView(map, key -> values, true)
          : PLAIN.toCel(value);
    }
  }

  /** A record or union: fields by name, those of a union by case. */
  record FieldsShape(Function<Value.MapValue, Map<String, CelShape>> fieldsOf) implements CelShape {
    @Override
    public Object toCel(Value value) {
      if (!(value instanceof Value.MapValue map)) {
        return PLAIN.toCel(value);
      }
      Map<String, CelShape> fields = fieldsOf.apply(map);
      return new CelMapView(map, key -> fields.getOrDefault(key, PLAIN), false);
    }
  }
}
