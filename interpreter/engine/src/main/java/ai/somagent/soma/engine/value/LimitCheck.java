package ai.somagent.soma.engine.value;

import ai.somagent.soma.ir.type.LimitsIr;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The constraints of types, the same for both directions. */
final class LimitCheck {
  static final int DEFAULT_ITEMS = 1_000;
  static final int DEFAULT_TEXT_BYTES = 64 * 1024;
  static final int DEFAULT_JSON_BYTES = 256 * 1024;
  static final int DEEPEST = 100;

  private final PatternTable patterns;

  LimitCheck(PatternTable patterns) {
    this.patterns = patterns;
  }

  void depth(Pointer pointer) throws InvalidValueException {
    if (pointer.depth() > DEEPEST) {
      throw new InvalidValueException(pointer, "nests deeper than " + DEEPEST);
    }
  }

  void number(LimitsIr limits, BigDecimal value, Pointer pointer) throws InvalidValueException {
    if (limits.min() != null && value.compareTo(BigDecimal.valueOf(limits.min())) < 0) {
      throw new InvalidValueException(
          pointer, "expected at least " + plain(limits.min()) + ", found " + value);
    }
    if (limits.max() != null && value.compareTo(BigDecimal.valueOf(limits.max())) > 0) {
      throw new InvalidValueException(
          pointer, "expected at most " + plain(limits.max()) + ", found " + value);
    }
  }

  void text(LimitsIr limits, String text, Pointer pointer) throws InvalidValueException {
    if (!isWellFormed(text)) {
      throw new InvalidValueException(pointer, "expected text, found half of a surrogate pair");
    }
    if (limits.max() == null) {
      size(LimitsIr.NONE, utf8Length(text), DEFAULT_TEXT_BYTES, "bytes of text", pointer);
    }
    int length = text.codePointCount(0, text.length());
    size(limits, length, Integer.MAX_VALUE, "code points", pointer);
    String pattern = limits.pattern();
    if (pattern != null && !patterns.matches(pattern, text)) {
      throw new InvalidValueException(pointer, "expected text that matches `" + pattern + "`");
    }
  }

  void items(LimitsIr limits, int count, Pointer pointer) throws InvalidValueException {
    size(limits, count, DEFAULT_ITEMS, "items", pointer);
  }

  void entries(LimitsIr limits, int count, Pointer pointer) throws InvalidValueException {
    size(limits, count, DEFAULT_ITEMS, "entries", pointer);
  }

  void bytes(LimitsIr limits, int count, Pointer pointer) throws InvalidValueException {
    size(limits, count, DEFAULT_TEXT_BYTES, "bytes", pointer);
  }

  void json(LimitsIr limits, String text, Pointer pointer) throws InvalidValueException {
    size(limits, utf8Length(text), DEFAULT_JSON_BYTES, "bytes of JSON", pointer);
  }

  void unique(List<Value> items, Pointer pointer) throws InvalidValueException {
    Set<Value> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      if (!seen.add(items.get(i))) {
        throw new InvalidValueException(pointer.item(i), "expected no item twice");
      }
    }
  }

  static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void size(LimitsIr limits, int found, int otherwise, String unit, Pointer pointer)
      throws InvalidValueException {
    if (limits.min() != null && found < limits.min()) {
      throw new InvalidValueException(
          pointer, "expected at least " + plain(limits.min()) + " " + unit + ", found " + found);
    }
    double most = limits.max() == null ? otherwise : limits.max();
    if (found > most) {
      throw new InvalidValueException(
          pointer, "expected at most " + plain(most) + " " + unit + ", found " + found);
    }
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }
}
