package ai.somagent.soma.engine.value;

import ai.somagent.soma.engine.value.Value.BoolValue;
import ai.somagent.soma.engine.value.Value.BytesValue;
import ai.somagent.soma.engine.value.Value.DoubleValue;
import ai.somagent.soma.engine.value.Value.DurationValue;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Locale;

/** Scalars to JSON. */
final class ScalarWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final LimitCheck limits;

  ScalarWriter(LimitCheck limits) {
    this.limits = limits;
  }

  JsonNode write(ScalarTypeIr type, Value value, Pointer pointer) throws InvalidValueException {
    LimitsIr bounds = type.limits();
    return switch (value) {
      case Value any when type.kind() == ScalarKind.JSON -> writeJson(bounds, any, pointer);
      case BoolValue bool when type.kind() == ScalarKind.BOOL -> NODES.booleanNode(bool.value());
      case IntValue number when type.kind() == ScalarKind.INT ->
          writeInt(bounds, number.value(), pointer);
      case DoubleValue number when type.kind() == ScalarKind.DOUBLE ->
          writeDouble(bounds, number, pointer);
      case TextValue(String text) when type.kind() == ScalarKind.STRING -> {
        limits.text(bounds, text, pointer);
        yield NODES.textNode(text);
      }
      case BytesValue(String base64) when type.kind() == ScalarKind.BYTES -> {
        limits.bytes(bounds, Base64.getDecoder().decode(base64).length, pointer);
        yield NODES.textNode(base64);
      }
      case DurationValue duration when type.kind() == ScalarKind.DURATION ->
          NODES.textNode(ScalarText.write(duration.value()));
      case TimestampValue timestamp when type.kind() == ScalarKind.TIMESTAMP ->
          NODES.textNode(ScalarText.write(timestamp.value()));
      case Value other ->
          throw JsonForms.expected(
              "a value of type " + type.kind().name().toLowerCase(Locale.ROOT), other, pointer);
    };
  }

  private JsonNode writeInt(LimitsIr bounds, long value, Pointer pointer)
      throws InvalidValueException {
    limits.number(bounds, BigDecimal.valueOf(value), pointer);
    return ScalarText.isSafe(value)
        ? NODES.numberNode(value)
        : NODES.textNode(Long.toString(value));
  }

  private JsonNode writeDouble(LimitsIr bounds, DoubleValue number, Pointer pointer)
      throws InvalidValueException {
    double value = AnyJson.finite(number, pointer);
    limits.number(bounds, BigDecimal.valueOf(value), pointer);
    return NODES.numberNode(value);
  }

  private JsonNode writeJson(LimitsIr bounds, Value value, Pointer pointer)
      throws InvalidValueException {
    JsonNode json = AnyJson.write(value, pointer);
    limits.json(bounds, json.toString(), pointer);
    return json;
  }
}
