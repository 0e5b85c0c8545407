package ai.somagent.soma.type;

import ai.somagent.soma.checked.ErrorSymbol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The error kinds that a region may raise, by qualified name. */
final class RaisedErrors {
  private static final List<String> OF_EVERY_CALL =
      List.of("Timeout", "Unavailable", "Denied", "Invalid", "LimitExceeded", "ToolError");

  private final Set<String> kinds = new LinkedHashSet<>();
  private boolean open;

  void add(ErrorSymbol error) {
    kinds.add(error.qualifiedName());
  }

  void addCall(List<ErrorSymbol> declared) {
    kinds.addAll(OF_EVERY_CALL);
    for (ErrorSymbol error : declared) {
      add(error);
    }
  }

  /** An expression may overflow or divide by zero. */
  void addEvaluation() {
    kinds.add("Evaluation");
  }

  /** A loop meets more items than its bound. */
  void addLimitExceeded() {
    kinds.add("LimitExceeded");
  }

  /** A limit runs out. */
  void addTimeout() {
    kinds.add("Timeout");
  }

  /** A value crosses the boundary of the run. */
  void addInvalid() {
    kinds.add("Invalid");
  }

  /** Something stands here that is not understood, so any kind may come from it. */
  void addAnything() {
    open = true;
  }

  boolean canRaise(ErrorSymbol error) {
    return open || kinds.contains(error.qualifiedName());
  }

  /** Adds what {@code inner} raises but for {@code caught}. */
  void addUncaught(RaisedErrors inner, Set<String> caught) {
    open |= inner.open;
    for (String kind : inner.kinds) {
      if (!caught.contains(kind)) {
        kinds.add(kind);
      }
    }
  }
}
