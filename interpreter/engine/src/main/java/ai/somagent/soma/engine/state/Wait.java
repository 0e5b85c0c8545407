package ai.somagent.soma.engine.state;

import org.jspecify.annotations.Nullable;

/** What a fiber waits for, if not for its children. */
public sealed interface Wait {
  /** The answer to a call. */
  record CallWait(long call) implements Wait {}

  /** A point in time. */
  record SleepWait(long timer) implements Wait {}

  /**
   * The next of a signal.
   *
   * @param timer when it is waited for no longer, or null where something around bounds it
   */
  record SignalWait(String signal, @Nullable Long timer) implements Wait {}

  /**
   * What people decide.
   *
   * @param timer when it is waited for no longer, or null where something around bounds it
   */
  record ApprovalWait(long approval, @Nullable Long timer) implements Wait {}

  /**
   * That the condition of the node holds.
   *
   * @param timer when it is waited for no longer, or null where something around bounds it
   */
  record ConditionWait(@Nullable Long timer) implements Wait {}

  /** That the run goes on in a fresh history; it stands before an effect. */
  record HeldWait() implements Wait {}
}
