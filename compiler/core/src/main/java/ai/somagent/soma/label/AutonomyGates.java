package ai.somagent.soma.label;

import ai.somagent.soma.checked.ToolActionSymbol;
import java.util.List;

/**
 * The gates that a capsule's autonomy level puts before its calls. A run may be held to a lower
 * level, never raised to a higher, so these are there in any case.
 */
final class AutonomyGates {
  private static final List<String> RISKS = List.of("low", "medium", "high", "critical");

  private AutonomyGates() {}

  /** Whether a person approves each call of {@code action}. */
  static boolean gate(String autonomy, ToolActionSymbol action) {
    boolean irreversible = action.effect().equals("irreversible");
    boolean risky = RISKS.indexOf(action.risk()) >= RISKS.indexOf("high");
    return switch (autonomy) {
      case "supervised" -> irreversible || risky || action.effect().equals("write");
      case "semi" -> irreversible || risky;
      default -> false;
    };
  }

  /** Whether {@code risk} is more than may happen because untrusted data says so. */
  static boolean isAboveLow(String risk) {
    return RISKS.indexOf(risk) > 0;
  }
}
