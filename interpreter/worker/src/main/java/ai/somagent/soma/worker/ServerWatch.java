package ai.somagent.soma.worker;

/**
 * Told when the Temporal server goes away in the middle of things and when it is back; what was
 * asked goes on by itself meanwhile. Called from any thread, in turn.
 */
public interface ServerWatch {

  /** A request was not answered; it is sent again for a minute. */
  void lost();

  /** The server answers again. */
  void regained();

  /** Nobody is told. */
  static ServerWatch none() {
    return new ServerWatch() {
      @Override
      public void lost() {}

      @Override
      public void regained() {}
    };
  }
}
