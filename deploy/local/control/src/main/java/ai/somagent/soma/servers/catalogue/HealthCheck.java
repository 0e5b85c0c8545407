package ai.somagent.soma.servers.catalogue;

import java.util.List;

/** How a server is asked whether it is ready for work. Texts are templates. */
public sealed interface HealthCheck {

  /**
   * A GET that answers 2xx.
   *
   * @param url on loopback
   * @param contains text the body must hold; empty for any
   */
  record Http(String url, String contains) implements HealthCheck {}

  /**
   * Bytes sent over TCP, and the start of what must come back.
   *
   * @param port name of the port
   * @param send text sent first; empty to only listen
   * @param expect prefix of the answer
   */
  record Exchange(String port, String send, String expect) implements HealthCheck {}

  /**
   * A command that ends with 0.
   *
   * @param command its words
   */
  record Command(List<String> command) implements HealthCheck {}

  /**
   * A line in the log, with all ports open.
   *
   * @param contains text of the line
   */
  record Log(String contains) implements HealthCheck {}

  /** Nothing to ask: a tool. */
  record None() implements HealthCheck {}
}
