package ai.somagent.soma.servers.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The bytes of one direction: one thread reads them, another writes them when they are due. Both
 * end when they are interrupted or a socket is closed.
 */
final class ProxyStream {

  private static final int PIECE_BYTES = 16 * 1024;
  private static final int PIECES = 16;

  /**
   * @param bytes empty for the end of the stream
   * @param due when it may go on, in {@link System#nanoTime}
   */
  private record Piece(byte[] bytes, long due) {}

  private final Socket from;
  private final Socket to;
  private final ProxyMode mode;
  private final BlockingQueue<Piece> held = new ArrayBlockingQueue<>(PIECES);
  private volatile boolean lost;

  ProxyStream(Socket from, Socket to, ProxyMode mode) {
    this.from = from;
    this.to = to;
    this.mode = mode;
  }

  boolean hasLost() {
    return lost;
  }

  void read() throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    byte[] buffer = new byte[PIECE_BYTES];
    int count;
    do {
      count = in.read(buffer);
      byte[] bytes = Arrays.copyOf(buffer, Math.max(0, count));
      held.put(new Piece(bytes, System.nanoTime() + mode.delayNanos()));
    } while (count >= 0);
  }

  void write() throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    while (true) {
      Piece piece = held.take();
      Thread.sleep(Duration.ofNanos(Math.max(0, piece.due() - System.nanoTime())));
      boolean end = piece.bytes().length == 0;
      if (mode.isDropping()) {
        lost = true;
      } else if (end) {
        to.shutdownOutput();
      } else {
        out.write(piece.bytes());
      }
      if (end) {
        return;
      }
    }
  }
}
