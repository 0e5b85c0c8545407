package ai.somagent.soma.engine.state;

/** What happens to a fiber as soon as what it waits for has answered. */
public sealed interface Pending {
  /** It ends; nothing in it can catch that. */
  enum CancelPending implements Pending {
    CANCEL
  }

  /** It goes on by raising {@code error} where it waits. */
  record RaisePending(RunError error) implements Pending {}
}
