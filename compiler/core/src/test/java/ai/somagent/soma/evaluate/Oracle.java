package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
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

  /** Gives the error of an attempt that runs out of the time around it, or null. */
  default @Nullable Failure elapse(EffectChecked effect) {
    return null;
  }

  /** Told of a limit in time that begins, with null for none, and that it has ended. */
  default void limit(boolean begins, @Nullable Long millis) {}

  /** Told of the pause before attempt {@code attempt}, counted from 1. */
  default void pause(RetryChecked retry, int attempt) {}

  /** Told that branches begin, of which {@code window} run at once, and with 0 that all ended. */
  default void beside(int window) {}

  /** Told that a branch begins, and that it has ended. */
  default void branch(boolean begins) {}

  /** Told that undoing begins, and that it has ended. */
  default void undoing(boolean begins) {}

  /** The arm of a race that is decided for. */
  default int winner(RaceChecked race) {
    return pick("arm", race.arms().size());
  }

  /** Told that the head of the winner of the last race has ended. */
  default void won() {}
}
