package ai.somagent.soma.servers.fault;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection to a server on loopback that can be made slow, silent or broken. Clients are
 * given {@link #port} in place of the server's own; what goes through is passed on byte for byte,
 * half-closed streams too. Thread-safe; each call has taken effect when it returns. It holds at
 * most 256 KiB in each direction of a connection: a slow reader slows the writer.
 */
public final class FaultProxy implements AutoCloseable {

  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static final int WAITING_CONNECTIONS = 128;

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final int targetPort;
  private final int port;
  private final ProxyMode mode = new ProxyMode();
  private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("fault-proxy-", 0).factory());

  /** The listening socket, or the bound one that keeps the port while connections are refused. */
  private @Nullable ServerSocket listening;

  private @Nullable Socket keeping;
  private boolean closed;

  private FaultProxy(int targetPort) throws IOException {
    this.targetPort = targetPort;
    ServerSocket first = listen(0);
    this.listening = first;
    this.port = first.getLocalPort();
    acceptOn(first);
  }

  /**
   * Listens on a free port of 127.0.0.1 and passes each connection on to this one.
   *
   * @param targetPort on 127.0.0.1; nobody need listen yet
   */
  public static FaultProxy open(int targetPort) {
    try {
      return new FaultProxy(targetPort);
    } catch (IOException refused) {
      throw refused("cannot listen on a free port", refused);
    }
  }

  /** In front of one of a server's ports, by the name the recipe gives it. */
  public static FaultProxy open(RunningServer server, String portName) {
    return open(server.port(portName));
  }

  /** Where clients go, on 127.0.0.1; stays the same. */
  public int port() {
    return port;
  }

  /** Connections that are open now. */
  public int connections() {
    return connections.size();
  }

  /**
   * Holds back every byte for this long, in each direction; zero ends it. Bytes already held keep
   * the time they were given. Throughput is not bounded by it, except through the 256 KiB.
   */
  public synchronized void delay(Duration each) {
    mode.delay(each);
  }

  /**
   * Goes silent: connections are kept, new ones accepted, and every byte and every end of a stream
   * is swallowed, as if a cable were pulled. TCP itself would send lost bytes again; this cannot,
   * so {@link #restore} resets the connections that lost something.
   */
  public synchronized void drop() {
    mode.drop(true);
  }

  /** Ends all connections with a reset, and refuses new ones. */
  public synchronized void cut() {
    refuse();
    reset(List.copyOf(connections));
  }

  /** A virtual thread that waits on a socket closes it itself, a moment later: waits for that. */
  private void reset(List<ProxyConnection> broken) {
    broken.forEach(ProxyConnection::reset);
    long end = System.nanoTime() + CLOSING.toNanos();
    while (broken.stream().anyMatch(connections::contains) && System.nanoTime() < end) {
      Signals.pause(1);
    }
  }

  /** Refuses new connections; those that are open go on. */
  public synchronized void refuse() {
    requireOpen();
    if (listening == null) {
      return;
    }
    try {
      listening.close();
      listening = null;
      keeping = bindWithoutListening();
    } catch (IOException failed) {
      throw refused("cannot refuse connections on port " + port, failed);
    }
  }

  /** A bound port is given to nobody else, and one that is not listened on refuses. */
  private Socket bindWithoutListening() throws IOException {
    long end = System.nanoTime() + CLOSING.toNanos();
    while (true) {
      Socket bound = new Socket(Proxy.NO_PROXY);
      try {
        bound.setReuseAddress(true);
        bound.bind(new InetSocketAddress(LOOPBACK, port));
        return bound;
      } catch (IOException stillListening) {
        bound.close();
        if (System.nanoTime() > end) {
          throw stillListening;
        }
        Signals.pause(1);
      }
    }
  }

  /** Passes everything on again, at once, on the same port. */
  public synchronized void restore() {
    requireOpen();
    mode.delay(Duration.ZERO);
    mode.drop(false);
    reset(connections.stream().filter(ProxyConnection::hasLost).toList());
    if (listening == null) {
      try {
        ServerSocket again = listen(port);
        listening = again;
        acceptOn(again);
        closeKeeping();
      } catch (IOException failed) {
        throw refused("cannot listen on port " + port + " again", failed);
      }
    }
  }

  /** Resets what is open, and leaves neither a socket nor a thread. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      try {
        if (listening != null) {
          listening.close();
        }
        closeKeeping();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    connections.forEach(ProxyConnection::reset);
    threads.close();
  }

  boolean threadsAreGone() {
    return threads.isTerminated();
  }

  private void closeKeeping() throws IOException {
    if (keeping != null) {
      keeping.close();
      keeping = null;
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port), WAITING_CONNECTIONS);
      return socket;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  private void acceptOn(ServerSocket socket) {
    threads.execute(() -> {
      while (!socket.isClosed()) {
        try {
          begin(socket, socket.accept());
        } catch (IOException refusedNow) {
          // Closed by refuse or close; else a client that gave up, or no more files to open.
          Signals.pause(5);
        }
      }
    });
  }

  /** A cut sees every connection that was accepted before it, and resets those after it. */
  private synchronized void begin(ServerSocket accepting, Socket client) {
    Socket server = new Socket(Proxy.NO_PROXY);
    ProxyConnection connection = new ProxyConnection(client, server, mode);
    if (accepting != listening || closed) {
      connection.reset();
      return;
    }
    connections.add(connection);
    threads.execute(() -> run(connection, server));
  }

  private void run(ProxyConnection connection, Socket server) {
    try {
      server.connect(new InetSocketAddress(LOOPBACK, targetPort));
      connection.run();
    } catch (IOException nobodyListens) {
      connection.reset();
    } finally {
      connections.remove(connection);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this proxy is closed");
    }
  }

  private static ServersException refused(String what, IOException said) {
    return new ServersException(
        ServersException.Kind.PORT_TAKEN, what + ": " + said.getMessage(), "", said);
  }
}
