package ai.somagent.soma.ir.verify;

import org.jspecify.annotations.Nullable;

/**
 * A way in which a program is not as it must be.
 *
 * @param node id of the node at fault, or null when none is
 * @param message one sentence without a stop
 */
public record Violation(IrRule rule, @Nullable String node, String message) {
  @Override
  public String toString() {
    return rule.id() + (node == null ? "" : " at `" + node + "`") + ": " + message;
  }
}
