package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.process.Listeners;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Which ports an instance gets. */
final class PortChoice {

  /** Below the ports the kernel hands out to clients (from 32768), above what services use. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 31_999;

  private PortChoice() {}

  /**
   * Free ports, none of them given to another instance.
   *
   * @param taken ports that other instances hold or will open
   */
  static Map<String, Integer> free(ServerRecipe recipe, Set<Integer> taken) {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    for (String name : recipe.ports().keySet()) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      for (int tries = 0; !isUsable(port, taken, chosen); tries++) {
        if (tries > HIGHEST - LOWEST) {
          throw new ServersException(
              ServersException.Kind.PORT_TAKEN, "no port between 20000 and 31999 is free", "");
        }
        port = port == HIGHEST ? LOWEST : port + 1;
      }
      chosen.put(name, port);
    }
    return chosen;
  }

  private static boolean isUsable(int port, Set<Integer> taken, Map<String, Integer> chosen) {
    return !taken.contains(port) && !chosen.containsValue(port) && isFree(port);
  }

  /**
   * Whether nobody listens on it, on any address. The probe is bound and never listens: nobody can
   * reach it, and two probes at once do not take each other for a server.
   */
  static boolean isFree(int port) {
    try (Socket probe = new Socket(Proxy.NO_PROXY)) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * @throws ServersException of kind PORT_TAKEN, naming the port and, where it can be seen, who has
   *     it
   */
  static void requireFree(ServerRecipe recipe, Map<String, Integer> ports) {
    ports.forEach((name, port) -> {
      if (!isFree(port)) {
        throw new ServersException(
            ServersException.Kind.PORT_TAKEN,
            "port "
                + port
                + ", which "
                + recipe.title()
                + " wants for `"
                + name
                + "`, is taken"
                + Listeners.holder(port).map(who -> " by " + who).orElse(""),
            "end that program, or use free ports: `deploy/local/servers up --session NAME "
                + recipe.name()
                + "`");
      }
    });
  }
}
