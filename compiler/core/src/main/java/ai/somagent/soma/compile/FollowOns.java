package ai.somagent.soma.compile;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.Severity;
import java.util.Set;

/**
 * Tells which messages about a text that could not be read in full are likely to follow from that:
 * warnings, and that something is missing which may stand in the part that was skipped.
 */
final class FollowOns {
  private FollowOns() {}

  /**
   * @param broken names of texts with syntax errors
   */
  static boolean hides(Diagnostic diagnostic, Set<String> broken) {
    return broken.contains(diagnostic.source())
        && (diagnostic.severity() != Severity.ERROR || saysMissing(diagnostic.code().title()));
  }

  private static boolean saysMissing(String title) {
    return title.startsWith("missing-")
        || title.equals("match-not-exhaustive")
        || title.equals("too-few-arms")
        || title.equals("unreachable-step")
        || title.equals("unknown-name");
  }
}
