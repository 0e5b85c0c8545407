package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scalar types. */
final class ScalarReader {
  private static final Set<String> TYPES = Set.of("boolean", "integer", "number", "string");

  private ScalarReader() {}

  static TypeIr json(JsonCursor at) throws IrFormatException {
    at.object(Set.of(), Set.of(ScalarKeyword.MIN_BYTES, ScalarKeyword.MAX_BYTES));
    return new ScalarTypeIr(ScalarKind.JSON, byteSizes(at));
  }

  static TypeIr read(JsonCursor at) throws IrFormatException {
    return switch (at.at("type").oneOf(TYPES)) {
      case "boolean" -> {
        at.object(Set.of("type"), Set.of());
        yield new ScalarTypeIr(ScalarKind.BOOL, LimitsIr.NONE);
      }
      case "integer" -> number(at, ScalarKind.INT, ScalarKeyword.FORMAT_INT);
      case "number" -> number(at, ScalarKind.DOUBLE, ScalarKeyword.FORMAT_DOUBLE);
      default -> text(at);
    };
  }

  static @Nullable Double size(JsonCursor at, String keyword) throws IrFormatException {
    Long size = at.optional(keyword, JsonCursor::natural);
    return size == null ? null : Double.valueOf(size);
  }

  static LimitsIr limits(
      @Nullable Double min,
      @Nullable Double max,
      @Nullable String pattern,
      @Nullable String format) {
    return new LimitsIr(min, max, pattern, format);
  }

  private static TypeIr number(JsonCursor at, ScalarKind kind, String format)
      throws IrFormatException {
    at.object(Set.of("type", "format"), Set.of("minimum", "maximum"));
    at.at("format").oneOf(Set.of(format));
    Double min = bound(at, "minimum", kind);
    Double max = bound(at, "maximum", kind);
    return new ScalarTypeIr(kind, limits(min, max, null, null));
  }

  private static @Nullable Double bound(JsonCursor at, String keyword, ScalarKind kind)
      throws IrFormatException {
    Double bound = at.optional(keyword, JsonCursor::number);
    if (bound != null && kind == ScalarKind.INT && bound != Math.rint(bound)) {
      throw at.at(keyword).refused("a whole number is expected");
    }
    return bound;
  }

  private static TypeIr text(JsonCursor at) throws IrFormatException {
    if (at.has("contentEncoding")) {
      return bytes(at);
    }
    if (!at.has(ScalarKeyword.SCALAR) && at.has("format")) {
      switch (at.at("format").text()) {
        case ScalarKeyword.FORMAT_TIMESTAMP -> {
          at.object(Set.of("type", "format"), Set.of());
          return new ScalarTypeIr(ScalarKind.TIMESTAMP, LimitsIr.NONE);
        }
        case ScalarKeyword.FORMAT_DURATION -> {
          at.object(Set.of("type", "format", "pattern"), Set.of());
          at.at("pattern").oneOf(Set.of(ScalarKeyword.PATTERN_DURATION));
          return new ScalarTypeIr(ScalarKind.DURATION, LimitsIr.NONE);
        }
        default -> {}
      }
    }
    return string(at);
  }

  private static TypeIr string(JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("type"),
        Set.of("minLength", "maxLength", "pattern", "format", ScalarKeyword.SCALAR));
    String format = at.optional("format", JsonCursor::text);
    if (at.has(ScalarKeyword.SCALAR)) {
      at.at(ScalarKeyword.SCALAR).oneOf(Set.of(ScalarKeyword.SCALAR_STRING));
      if (format == null || !ScalarKeyword.namesAnotherScalar(format)) {
        throw at.at(ScalarKeyword.SCALAR).refused("is of no use here");
      }
    }
    return new ScalarTypeIr(
        ScalarKind.STRING,
        limits(
            size(at, "minLength"),
            size(at, "maxLength"),
            at.optional("pattern", JsonCursor::text),
            format));
  }

  private static TypeIr bytes(JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("type", "contentEncoding", "pattern"),
        Set.of(ScalarKeyword.MIN_BYTES, ScalarKeyword.MAX_BYTES));
    at.at("contentEncoding").oneOf(Set.of(ScalarKeyword.BASE64));
    at.at("pattern").oneOf(Set.of(ScalarKeyword.PATTERN_BASE64));
    return new ScalarTypeIr(ScalarKind.BYTES, byteSizes(at));
  }

  private static LimitsIr byteSizes(JsonCursor at) throws IrFormatException {
    return limits(size(at, ScalarKeyword.MIN_BYTES), size(at, ScalarKeyword.MAX_BYTES), null, null);
  }
}
