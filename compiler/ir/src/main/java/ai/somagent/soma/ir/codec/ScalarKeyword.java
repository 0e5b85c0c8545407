package ai.somagent.soma.ir.codec;

/** JSON Schema keywords and fixed values by which scalar types are told apart. */
final class ScalarKeyword {
  static final String FORMAT_INT = "int64";
  static final String FORMAT_DOUBLE = "double";
  static final String FORMAT_TIMESTAMP = "date-time";
  static final String FORMAT_DURATION = "duration-seconds";
  static final String BASE64 = "base64";

  /** Seconds with at most nine decimals, as CEL prints durations. */
  static final String PATTERN_DURATION = "^-?(0|[1-9][0-9]*)(\\.[0-9]{1,9})?s$";

  static final String PATTERN_BASE64 = "^[A-Za-z0-9+/]*={0,2}$";

  /** Annotation: decoded bytes of a {@code bytes}, UTF-8 bytes of a canonical {@code json}. */
  static final String MIN_BYTES = "x-min-bytes";

  static final String MAX_BYTES = "x-max-bytes";

  /** Marks a plain string whose declared format is one that names another scalar. */
  static final String SCALAR = "x-scalar";

  static final String SCALAR_STRING = "string";

  private ScalarKeyword() {}

  static boolean namesAnotherScalar(String format) {
    return format.equals(FORMAT_TIMESTAMP) || format.equals(FORMAT_DURATION);
  }
}
