package ai.somagent.soma.servers.process;

/**
 * One address a process waits on.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address as digits
 * @param port 1 to 65535
 * @param loopback whether only this machine can reach it
 */
public record Listener(String protocol, String address, int port, boolean loopback)
    implements Comparable<Listener> {

  @Override
  public int compareTo(Listener other) {
    int byPort = Integer.compare(port, other.port);
    return byPort != 0 ? byPort : toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return protocol + " " + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }
}
