package ai.somagent.soma.servers.fault;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.OwnFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A server's data on a file system of limited size, which can be filled and freed. The file system
 * is one in memory, mounted on the data folder while the server is stopped; whoever deletes the
 * session takes it away too, also after this process was killed. Not for two at once on one server.
 */
public final class DiskQuota implements AutoCloseable {

  private static final String BALLAST = "soma-ballast";

  private static final int[] PIECES = {1024 * 1024, 4096, 1};

  private final RunningServer server;
  private final SmallDisk disk;

  private DiskQuota(RunningServer server, SmallDisk disk) {
    this.server = server;
    this.disk = disk;
  }

  /** What came of it. */
  public sealed interface Answer {}

  /**
   * @param quota to fill, to free, and to close
   */
  public record Limited(DiskQuota quota) implements Answer {}

  /**
   * @param reason why this machine cannot do it, for the list of what was not run
   */
  public record NotPossible(String reason) implements Answer {}

  /**
   * Stops the server, moves its data to a file system of this size and starts it again.
   *
   * @param bytes size of the file system; the data must fit
   * @throws ServersException of kind DISK when the data does not fit: it is put back, and the
   *     server started again
   */
  public static Answer limit(RunningServer server, long bytes) {
    if (OwnFolder.userId() != 0) {
      return new NotPossible("only root may mount a file system");
    }
    SmallDisk disk = new SmallDisk(server.folder());
    String refused = disk.whyNot();
    if (!refused.isEmpty()) {
      return new NotPossible("mounting is not permitted here: " + refused);
    }
    server.stop();
    try {
      disk.mountUnderData(bytes);
    } catch (ServersException tooLarge) {
      server.restart();
      throw tooLarge;
    }
    server.restart();
    return new Limited(new DiskQuota(server, disk));
  }

  /** Leaves no byte free; what the server has, it keeps. */
  public void fill() {
    Path ballast = ballast();
    try (FileChannel channel =
        FileChannel.open(
            ballast,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            // The data is the server's user's, who may have put a link there.
            LinkOption.NOFOLLOW_LINKS)) {
      for (int piece : PIECES) {
        writeUntilFull(channel, piece);
      }
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot fill the disk of `" + ballast + "`", refused);
    }
  }

  private static void writeUntilFull(FileChannel channel, int piece) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(piece);
    try {
      while (true) {
        channel.write(bytes.clear());
      }
    } catch (IOException refused) {
      if (!DiskTrouble.isFull(String.valueOf(refused.getMessage()))) {
        throw refused;
      }
    }
  }

  /** Gives back what {@link #fill} took. */
  public void free() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot free the disk of `" + ballast() + "`", refused);
    }
  }

  private Path ballast() {
    return server.folder().resolve("data").resolve(BALLAST);
  }

  /** Moves the data back to the disk it was on; the server runs afterwards if it ran before. */
  @Override
  public void close() {
    if (!Files.isDirectory(server.folder())) {
      // The session was deleted, and the file system went with it.
      return;
    }
    boolean ran = server.isAlive();
    free();
    server.stop();
    disk.unmount();
    if (ran) {
      server.restart();
    }
  }
}
