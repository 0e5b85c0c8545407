package ai.somagent.soma.engine.state;

/**
 * A call whose answer has not come.
 *
 * @param fiber the fiber that waits for it
 * @param node the calling node
 * @param cancelRequested whether its end was asked for
 */
public record OutstandingCall(long id, long fiber, String node, boolean cancelRequested) {
  /** The same call after its end was asked for. */
  public OutstandingCall withCancelRequested() {
    return new OutstandingCall(id, fiber, node, true);
  }
}
