package ai.somagent.soma.servers.proof;

import ai.somagent.soma.servers.instance.RunningServer;

/** A real action on a real server, found through {@link java.util.ServiceLoader}. */
public interface Proof {

  /** Name of the recipe. */
  String server();

  /** What is done, for the table: "put and get 100 kB, list a bucket". */
  String action();

  /**
   * Does it and checks every value that comes back.
   *
   * @return one line of what came back
   * @throws Exception when the server answers anything else, or nothing
   */
  String prove(RunningServer server) throws Exception;
}
