package ai.somagent.soma.engine.support;

import ai.somagent.soma.ir.node.ExpressionIr;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which parts of the run's context an expression reads. */
final class RunReads {
  /** What the machine gives to expressions. */
  private static final Set<String> KNOWN = Set.of("id", "started_at", "now");

  private static final String RUN = "run.";

  private RunReads() {}

  /** Parts that the machine does not give, as written in source: {@code run.now}. */
  static SortedSet<String> missing(ExpressionIr expression) {
    SortedSet<String> missing = new TreeSet<>();
    String text = withoutStrings(expression.cel());
    int at = expression.reads().contains("run") ? text.indexOf(RUN) : -1;
    while (at >= 0) {
      int end = at + RUN.length();
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      boolean whole = at == 0 || !isPart(text.charAt(at - 1));
      if (whole && !KNOWN.contains(text.substring(at + RUN.length(), end))) {
        missing.add(text.substring(at, end));
      }
      at = text.indexOf(RUN, end);
    }
    return missing;
  }

  private static boolean isPart(char c) {
    return c == '.' || c == '?' || Character.isJavaIdentifierPart(c);
  }

  /** The text with every string literal empty. */
  private static String withoutStrings(String cel) {
    StringBuilder rest = new StringBuilder(cel.length());
    char open = 0;
    for (int i = 0; i < cel.length(); i++) {
      char c = cel.charAt(i);
      if (open == 0) {
        rest.append(c);
        open = c == '"' || c == '\'' ? c : 0;
      } else if (c == '\\') {
        i++;
      } else if (c == open) {
        rest.append(c);
        open = 0;
      }
    }
    return rest.toString();
  }
}
