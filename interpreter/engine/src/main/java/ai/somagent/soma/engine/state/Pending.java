package ai.somagent.soma.engine.state;

import org.jspecify.annotations.Nullable;

/** What happens to a fiber as soon as what it waits for has answered. */
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
}
