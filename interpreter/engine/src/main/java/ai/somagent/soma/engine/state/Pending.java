package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** How a fiber goes on as soon as what it waits for, or what nothing may stop, has ended. */
public sealed interface Pending {
  /** It ends; nothing in it can catch that. */
  enum CancelPending implements Pending {
    CANCEL
  }

  /**
   * It goes on by raising {@code error}.
   *
   * @param scope the {@code try} whose limit is over and where the error comes up, past the
   *     handlers inside it; null where it waits
   */
  record RaisePending(RunError error, @Nullable String scope) implements Pending {
    /** Where it waits. */
    public RaisePending(RunError error) {
      this(error, null);
    }
  }

  /**
   * It leaves regions.
   *
   * @param exit the node that says up to where
   * @param value what it yields, or null
   */
  record ExitPending(String exit, @Nullable Value value) implements Pending {}

  /** The run ends with {@code value}, which fits. */
  record ReturnPending(Value value) implements Pending {}
}
