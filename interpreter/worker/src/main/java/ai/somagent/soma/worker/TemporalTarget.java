package ai.somagent.soma.worker;

/**
 * A Temporal server to talk to.
 *
 * @param address {@code host:port} of its gRPC frontend
 * @param namespace an existing namespace
 * @param description what it is, for people: {@code Temporal at temporal.example.org:7233}
 */
public record TemporalTarget(String address, String namespace, String description) {

  /** A server that somebody else runs. */
  public static TemporalTarget at(String address, String namespace) {
    return new TemporalTarget(address, namespace, "Temporal at " + address);
  }
}
