package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import org.jspecify.annotations.Nullable;

/** Which limits a type can have. */
final class LimitRules {
  private static final double MAX_SIZE = 0x1p53 - 1;

  private LimitRules() {}

  static boolean allows(ScalarKind kind, LimitsIr limits) {
    return switch (kind) {
      case BOOL, DURATION, TIMESTAMP -> limits.equals(LimitsIr.NONE);
      case INT -> isPlain(limits) && isWhole(limits.min()) && isWhole(limits.max());
      case DOUBLE -> isPlain(limits) && isFinite(limits.min()) && isFinite(limits.max());
      case BYTES, JSON -> areSizes(limits);
      case STRING ->
          isSize(limits.min())
              && isSize(limits.max())
              && isOrdered(limits)
              && (limits.format() == null || NameRules.isFieldName(limits.format()));
    };
  }

  static boolean areSizes(LimitsIr limits) {
    return isPlain(limits) && isSize(limits.min()) && isSize(limits.max());
  }

  private static boolean isPlain(LimitsIr limits) {
    return limits.pattern() == null && limits.format() == null && isOrdered(limits);
  }

  private static boolean isOrdered(LimitsIr limits) {
    return limits.min() == null || limits.max() == null || limits.min() <= limits.max();
  }

  private static boolean isFinite(@Nullable Double bound) {
    return bound == null || Double.isFinite(bound);
  }

  private static boolean isWhole(@Nullable Double bound) {
    return bound == null || Double.isFinite(bound) && bound == Math.rint(bound);
  }

  private static boolean isSize(@Nullable Double bound) {
    return bound == null || isWhole(bound) && bound >= 0 && bound <= MAX_SIZE;
  }
}
