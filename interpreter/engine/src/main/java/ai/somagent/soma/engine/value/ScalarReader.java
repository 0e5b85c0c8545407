package ai.somagent.soma.engine.value;

import ai.somagent.soma.engine.value.Value.BoolValue;
import ai.somagent.soma.engine.value.Value.BytesValue;
import ai.somagent.soma.engine.value.Value.DoubleValue;
import ai.somagent.soma.engine.value.Value.DurationValue;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** JSON to scalars. */
final class ScalarReader {
  private final LimitCheck limits;

  ScalarReader(LimitCheck limits) {
    this.limits = limits;
  }

  Value read(ScalarTypeIr type, JsonNode json, Pointer pointer) throws InvalidValueException {
    return switch (type.kind()) {
      case BOOL -> readBool(json, pointer);
      case INT -> readInt(type.limits(), json, pointer);
      case DOUBLE -> readDouble(type.limits(), json, pointer);
      case STRING -> readString(type.limits(), json, pointer);
      case BYTES -> readBytes(type.limits(), json, pointer);
      case DURATION -> readDuration(json, pointer);
      case TIMESTAMP -> readTimestamp(json, pointer);
      case JSON -> readJson(type.limits(), json, pointer);
    };
  }

  private static Value readBool(JsonNode json, Pointer pointer) throws InvalidValueException {
    if (json.isBoolean()) {
      return new BoolValue(json.booleanValue());
    }
    throw JsonForms.expected("a bool", json, pointer);
  }

  private Value readInt(LimitsIr bounds, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    Optional<Long> value = ScalarText.integer(json);
    if (value.isEmpty()) {
      throw JsonForms.expected("an int of 64 bits (as a string only beyond 2^53)", json, pointer);
    }
    limits.number(bounds, BigDecimal.valueOf(value.get()), pointer);
    return new IntValue(value.get());
  }

  private Value readDouble(LimitsIr bounds, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    if (!json.isNumber() || !Double.isFinite(json.doubleValue())) {
      throw JsonForms.expected("a finite double", json, pointer);
    }
    limits.number(bounds, BigDecimal.valueOf(json.doubleValue()), pointer);
    return new DoubleValue(json.doubleValue());
  }

  private Value readString(LimitsIr bounds, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    String text = text("a string", json, pointer);
    limits.text(bounds, text, pointer);
    return new TextValue(text);
  }

  private Value readBytes(LimitsIr bounds, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    String text = text("bytes in base64", json, pointer);
    Optional<byte[]> content = ScalarText.bytes(text);
    if (content.isEmpty()) {
      throw JsonForms.expected("bytes in base64 with padding", json, pointer);
    }
    limits.bytes(bounds, content.get().length, pointer);
    return new BytesValue(text);
  }

  private static Value readDuration(JsonNode json, Pointer pointer) throws InvalidValueException {
    String wanted = "a duration in seconds, as in `900s`";
    Optional<Duration> duration = ScalarText.duration(text(wanted, json, pointer));
    return new DurationValue(duration.orElseThrow(() -> JsonForms.expected(wanted, json, pointer)));
  }

  private static Value readTimestamp(JsonNode json, Pointer pointer) throws InvalidValueException {
    String wanted = "a timestamp of RFC 3339";
    Optional<Instant> instant = ScalarText.timestamp(text(wanted, json, pointer));
    return new TimestampValue(instant.orElseThrow(() -> JsonForms.expected(wanted, json, pointer)));
  }

  private Value readJson(LimitsIr bounds, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    Value value = AnyJson.read(json, pointer);
    limits.json(bounds, json.toString(), pointer);
    return value;
  }

  private static String text(String wanted, JsonNode json, Pointer pointer)
      throws InvalidValueException {
    if (json.isTextual()) {
      return json.textValue();
    }
    throw JsonForms.expected(wanted, json, pointer);
  }
}
