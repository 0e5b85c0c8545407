package ai.somagent.soma.servers.install;

/** Is told what an install does while it does it. Called from many threads at once. */
@FunctionalInterface
public interface Progress {

  /**
   * @param server name of the recipe
   * @param what one short line in lower case: "building github.com/…", "waiting for …"
   */
  void say(String server, String what);

  /** For callers that show nothing. */
  static Progress silent() {
    return (server, what) -> {};
  }
}
