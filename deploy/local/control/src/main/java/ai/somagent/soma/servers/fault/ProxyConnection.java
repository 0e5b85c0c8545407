package ai.somagent.soma.servers.fault;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** One client's connection and its counterpart to the server, with a stream in each direction. */
final class ProxyConnection {

  private final Socket client;
  private final Socket server;
  private final ProxyStream up;
  private final ProxyStream down;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("fault-proxy-stream-", 0).factory());

  ProxyConnection(Socket client, Socket server, ProxyMode mode) {
    this.client = client;
    this.server = server;
    this.up = new ProxyStream(client, server, mode);
    this.down = new ProxyStream(server, client, mode);
  }

  /** Passes on until both streams have ended, or one has broken. */
  void run() throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    try (threads) {
      for (ProxyStream stream : List.of(up, down)) {
        threads.execute(() -> endWith(stream::read));
        threads.execute(() -> endWith(stream::write));
      }
    } catch (RejectedExecutionException resetMeanwhile) {
      return;
    }
    client.close();
    server.close();
  }

  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  /** A part that breaks breaks the connection: what one side sees, the other shall see too. */
  private void endWith(Part part) {
    try {
      part.run();
    } catch (IOException broken) {
      reset();
    } catch (InterruptedException stopped) {
      reset();
    }
  }

  /** Whether bytes, or the end of a stream, were swallowed. */
  boolean hasLost() {
    return up.hasLost() || down.hasLost();
  }

  /** Closes both sides so that their peers see a reset. */
  void reset() {
    resetQuietly(client);
    resetQuietly(server);
    // Only now: an interrupt closes a socket too, and that would not be a reset.
    threads.shutdownNow();
  }

  private static void resetQuietly(Socket socket) {
    try {
      if (!socket.isClosed()) {
        // With no time to linger, closing is a reset.
        socket.setSoLinger(true, 0);
      }
    } catch (IOException notConnected) {
      // Then there is nobody to see a reset.
    }
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // It is closed all the same.
    }
  }
}
