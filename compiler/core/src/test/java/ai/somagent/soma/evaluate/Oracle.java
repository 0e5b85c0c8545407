package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.SomaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The world around a run: answers, failures and chances. Equal questions may get other answers. */
public interface Oracle {
  /** An error that the world raises instead of an answer. */
  record Failure(ErrorSymbol kind, Map<String, Object> fields) {}

  /**
   * Whether an effect fails.
   *
   * @param kinds what it may fail with
   * @return null for success
   */
  @Nullable Failure failure(CheckedOperation operation, List<ErrorSymbol> kinds);

  /** A value of {@code type} as CEL takes it; records are maps without their absent fields. */
  Object value(SomaType type);

  /** A number from 0 to {@code count} - 1. */
  int pick(String what, int count);

  /** Whether something that may happen does. */
  boolean happens(String what);

  /** Told of what goes into an effect, its expressions in order, before it is asked about that. */
  default void given(CheckedOperation operation, List<Object> values) {}

  /** Told of each step before it is taken. */
  default void taken(CheckedStep step) {}

  /** Told that a child run begins, and that it has ended. */
  default void child(boolean begins) {}
}
