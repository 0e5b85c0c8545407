package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.node.NodeIr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects violations in the order they are found; past the limit it only counts. */
final class Findings {
  private static final int MAX = 100;

  private final List<Violation> found = new ArrayList<>();

  void add(IrRule rule, String message) {
    add(new Violation(rule, null, message));
  }

  void add(IrRule rule, @Nullable NodeIr node, String message) {
    add(new Violation(rule, node == null ? null : node.id(), message));
  }

  private void add(Violation violation) {
    if (found.size() < MAX && !found.contains(violation)) {
      found.add(violation);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Violation> toList() {
    return List.copyOf(found);
  }
}
