package ai.somagent.soma.type;

import ai.somagent.soma.checked.ErrorSymbol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The error kinds that a region may raise, by qualified name. */
final class RaisedErrors {
  private final Map<String, ErrorSymbol> kinds = new TreeMap<>();
  private boolean open;

  void add(ErrorSymbol error) {
    kinds.put(error.qualifiedName(), error);
  }

  void addAll(List<ErrorSymbol> errors) {
    for (ErrorSymbol error : errors) {
      add(error);
    }
  }

  void addCall(List<ErrorSymbol> declared) {
    addRemote();
    addBuiltin("ToolError");
    addAll(declared);
  }

  /** What everything may raise that is carried out elsewhere: calls, child runs and models. */
  void addRemote() {
    addBuiltin("Timeout");
    addBuiltin("Unavailable");
    addDenied();
    addInvalid();
    addLimitExceeded();
  }

  /** A limit of time runs out. */
  void addTimeout() {
    addBuiltin("Timeout");
  }

  /** A policy forbids an effect. */
  void addDenied() {
    addBuiltin("Denied");
  }

  /** A person refuses. */
  void addRejected() {
    addBuiltin("Rejected");
  }

  /** Something cannot be taken back. */
  void addUndoFailed() {
    addBuiltin("UndoFailed");
  }

  /** An expression may overflow or divide by zero. */
  void addEvaluation() {
    addBuiltin("Evaluation");
  }

  /** A loop meets more items than its bound. */
  void addLimitExceeded() {
    addBuiltin("LimitExceeded");
  }

  /** A value crosses the boundary of the run. */
  void addInvalid() {
    addBuiltin("Invalid");
  }

  private void addBuiltin(String name) {
    ErrorSymbol error = BuiltinErrors.find(name);
    if (error == null) {
      throw new IllegalArgumentException("no built-in error " + name);
    }
    kinds.put(name, error);
  }

  /** Something stands here that is not understood, so any kind may come from it. */
  void addAnything() {
    open = true;
  }

  boolean canRaise(ErrorSymbol error) {
    return open || kinds.containsKey(error.qualifiedName());
  }

  /** In ascending order of qualified name. */
  List<ErrorSymbol> kinds() {
    return List.copyOf(kinds.values());
  }

  /** Adds what {@code inner} raises. */
  void addAll(RaisedErrors inner) {
    addUncaught(inner, Set.of());
  }

  /** Adds what {@code inner} raises but for {@code caught}. */
  void addUncaught(RaisedErrors inner, Set<String> caught) {
    open |= inner.open;
    for (ErrorSymbol error : inner.kinds.values()) {
      if (!caught.contains(error.qualifiedName())) {
        add(error);
      }
    }
  }
}
