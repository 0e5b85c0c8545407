package ai.somagent.soma.servers.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What processes listen on, as the kernel says it ({@code /proc/net}), asked for or not. */
public final class Listeners {

  /** TCP's LISTEN state. */
  private static final String LISTENING = "0A";

  /** A UDP socket that is bound and not connected. */
  private static final String UNCONNECTED = "07";

  private Listeners() {}

  /** Every listener of these processes. */
  public static SortedSet<Listener> of(List<ProcessIdentity> processes) {
    return new TreeSet<>(sockets(processes).values());
  }

  /** As {@link #of}, by the socket itself: a port may be taken again, a socket is never. */
  public static Map<String, Listener> sockets(List<ProcessIdentity> processes) {
    Map<String, Listener> bySocket = bySocket();
    Map<String, Listener> found = new LinkedHashMap<>();
    for (ProcessIdentity process : processes) {
      try (DirectoryStream<Path> open =
          Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/fd"))) {
        for (Path descriptor : open) {
          String socket = target(descriptor);
          Listener listener = bySocket.get(socket);
          if (listener != null) {
            found.put(socket, listener);
          }
        }
      } catch (IOException | DirectoryIteratorException gone) {
        // The process has just ended, and its sockets with it.
      }
    }
    return found;
  }

  /** Those of these sockets that somebody still listens on. */
  public static SortedSet<Listener> stillOpen(Map<String, Listener> sockets) {
    SortedSet<Listener> open = new TreeSet<>();
    for (String socket : bySocket().keySet()) {
      Listener listener = sockets.get(socket);
      if (listener != null) {
        open.add(listener);
      }
    }
    return open;
  }

  /** Who listens on this TCP port, for people: its pid and name; empty when it cannot be seen. */
  public static Optional<String> holder(int port) {
    Map<String, Listener> bySocket = bySocket();
    bySocket.values().removeIf(one -> one.port() != port || !one.protocol().equals("tcp"));
    for (ProcessStat process : bySocket.isEmpty() ? List.<ProcessStat>of() : ProcessStat.all()) {
      if (holds(process.pid(), bySocket)) {
        return Optional.of("process " + process.pid() + " (" + process.name() + ")");
      }
    }
    return Optional.empty();
  }

  private static boolean holds(long pid, Map<String, Listener> bySocket) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : open) {
        if (bySocket.containsKey(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException goneOrNotOurs) {
      return false;
    }
    return false;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static Map<String, Listener> bySocket() {
    Map<String, Listener> found = new LinkedHashMap<>();
    read("tcp", "/proc/net/tcp", LISTENING, found);
    read("tcp", "/proc/net/tcp6", LISTENING, found);
    read("udp", "/proc/net/udp", UNCONNECTED, found);
    read("udp", "/proc/net/udp6", UNCONNECTED, found);
    return found;
  }

  private static void read(
      String protocol, String table, String state, Map<String, Listener> found) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(table));
    } catch (IOException noSuchProtocol) {
      return;
    }
    for (String line : lines.stream().skip(1).toList()) {
      String[] fields = line.strip().split("\\s+");
      if (fields[3].equals(state)) {
        String[] local = fields[1].split(":");
        InetAddress address = address(local[0]);
        found.put(
            "socket:[" + fields[9] + "]",
            new Listener(
                protocol,
                address.getHostAddress(),
                Integer.parseInt(local[1], 16),
                address.isLoopbackAddress()));
      }
    }
  }

  /** The kernel writes each group of four bytes in the machine's own order, here little-endian. */
  private static InetAddress address(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int start = 0; start < bytes.length; start += 4) {
      swap(bytes, start, start + 3);
      swap(bytes, start + 1, start + 2);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException("the kernel lists the address " + hex, wrongLength);
    }
  }

  private static void swap(byte[] bytes, int left, int right) {
    byte kept = bytes[left];
    bytes[left] = bytes[right];
    bytes[right] = kept;
  }
}
