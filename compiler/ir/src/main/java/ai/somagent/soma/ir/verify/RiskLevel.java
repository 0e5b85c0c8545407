package ai.somagent.soma.ir.verify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Risks in ascending order. */
enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  static @Nullable RiskLevel of(String word) {
    for (RiskLevel level : values()) {
      if (level.word().equals(word)) {
        return level;
      }
    }
    return null;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
