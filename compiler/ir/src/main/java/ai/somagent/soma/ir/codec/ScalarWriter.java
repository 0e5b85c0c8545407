package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Scalar types as JSON Schema. */
final class ScalarWriter {
  private static final double MAX_SAFE = 0x1p53 - 1;

  private ScalarWriter() {}

  static ObjectNode write(ScalarTypeIr scalar) {
    LimitsIr limits = scalar.limits();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    return switch (scalar.kind()) {
      case BOOL -> unlimited(schema.put("type", "boolean"), limits);
      case INT -> {
        requireWhole(limits.min());
        requireWhole(limits.max());
        yield bounded(
            schema.put("type", "integer").put("format", ScalarKeyword.FORMAT_INT), limits);
      }
      case DOUBLE ->
          bounded(schema.put("type", "number").put("format", ScalarKeyword.FORMAT_DOUBLE), limits);
      case STRING -> string(schema.put("type", "string"), limits);
      case BYTES -> bytes(schema.put("type", "string"), limits);
      case DURATION ->
          unlimited(
              schema
                  .put("type", "string")
                  .put("format", ScalarKeyword.FORMAT_DURATION)
                  .put("pattern", ScalarKeyword.PATTERN_DURATION),
              limits);
      case TIMESTAMP ->
          unlimited(
              schema.put("type", "string").put("format", ScalarKeyword.FORMAT_TIMESTAMP), limits);
      case JSON -> byteSizes(schema, limits);
    };
  }

  /** Writes a count of things; a fraction or a negative one is a bug of the caller. */
  static void size(ObjectNode schema, String keyword, @Nullable Double value) {
    if (value == null) {
      return;
    }
    if (value < 0 || value > MAX_SAFE || value != Math.rint(value)) {
      throw new IllegalArgumentException(value + " is no size");
    }
    schema.put(keyword, value.longValue());
  }

  static void refuseText(LimitsIr limits) {
    if (limits.pattern() != null || limits.format() != null) {
      throw new IllegalArgumentException("only strings have a pattern or a format");
    }
  }

  private static ObjectNode unlimited(ObjectNode schema, LimitsIr limits) {
    if (!limits.equals(LimitsIr.NONE)) {
      throw new IllegalArgumentException("this scalar takes no limits");
    }
    return schema;
  }

  private static ObjectNode bounded(ObjectNode schema, LimitsIr limits) {
    refuseText(limits);
    number(schema, "minimum", limits.min());
    number(schema, "maximum", limits.max());
    return schema;
  }

  private static ObjectNode string(ObjectNode schema, LimitsIr limits) {
    size(schema, "minLength", limits.min());
    size(schema, "maxLength", limits.max());
    if (limits.pattern() != null) {
      schema.put("pattern", limits.pattern());
    }
    if (limits.format() != null) {
      schema.put("format", limits.format());
      if (ScalarKeyword.namesAnotherScalar(limits.format())) {
        schema.put(ScalarKeyword.SCALAR, ScalarKeyword.SCALAR_STRING);
      }
    }
    return schema;
  }

  private static ObjectNode bytes(ObjectNode schema, LimitsIr limits) {
    schema
        .put("contentEncoding", ScalarKeyword.BASE64)
        .put("pattern", ScalarKeyword.PATTERN_BASE64);
    return byteSizes(schema, limits);
  }

  private static ObjectNode byteSizes(ObjectNode schema, LimitsIr limits) {
    refuseText(limits);
    size(schema, ScalarKeyword.MIN_BYTES, limits.min());
    size(schema, ScalarKeyword.MAX_BYTES, limits.max());
    return schema;
  }

  private static void requireWhole(@Nullable Double value) {
    if (value != null && value != Math.rint(value)) {
      throw new IllegalArgumentException(value + " bounds no int");
    }
  }

  private static void number(ObjectNode schema, String keyword, @Nullable Double value) {
    if (value == null) {
      return;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a bound must be finite");
    }
    if (value == Math.rint(value) && Math.abs(value) <= MAX_SAFE) {
      schema.put(keyword, value.longValue());
    } else {
      schema.put(keyword, value);
    }
  }
}
