package ai.somagent.soma.servers.place;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock between threads and between processes on one file. The system lets go of it when the
 * holder dies, so there are no stale ones. Not reentrant across processes' forks.
 */
public final class Lock implements AutoCloseable {

  private static final long POLL_MILLIS = 10;

  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel channel;

  private Lock(ReentrantLock threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /**
   * Waits until the lock is ours.
   *
   * @param file created when missing; stays
   * @param onWait told once when somebody else holds it
   */
  public static Lock hold(Path file, Runnable onWait) {
    ReentrantLock threads = threads(file);
    if (threads.isHeldByCurrentThread()) {
      throw new IllegalStateException("this thread already holds the lock `" + file + "`");
    }
    boolean told = false;
    if (!threads.tryLock()) {
      onWait.run();
      told = true;
      threads.lock();
    }
    Lock held = null;
    try {
      while (held == null) {
        held = lock(threads, file, told ? () -> {} : onWait);
        told = true;
      }
      return held;
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot lock `" + file + "`", refused);
    } finally {
      if (held == null) {
        threads.unlock();
      }
    }
  }

  /** Nothing when the file was deleted by the one who held it. */
  private static @Nullable Lock lock(ReentrantLock threads, Path file, Runnable onWait)
      throws IOException {
    FileChannel channel = open(file);
    boolean ours = false;
    try {
      if (channel.tryLock() == null) {
        onWait.run();
        await(channel);
      }
      ours = isStillAt(file);
      return ours ? new Lock(threads, channel) : null;
    } finally {
      if (!ours) {
        channel.close();
      }
    }
  }

  /**
   * Asks again and again. The kernel's own waiting is by process, not by thread: where two
   * processes each hold a lock in one thread and wait for the other's in another, it sees a
   * deadlock that is none, and refuses.
   */
  private static void await(FileChannel channel) throws IOException {
    try {
      while (channel.tryLock() == null) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new FileLockInterruptionException();
    }
  }

  /** The lock if nobody holds it, else nothing, at once. */
  public static Optional<Lock> tryHold(Path file) {
    ReentrantLock threads = threads(file);
    if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
      return Optional.empty();
    }
    Lock held = null;
    try {
      held = tryLock(threads, file);
      return Optional.ofNullable(held);
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot lock `" + file + "`", refused);
    } finally {
      if (held == null) {
        threads.unlock();
      }
    }
  }

  private static @Nullable Lock tryLock(ReentrantLock threads, Path file) throws IOException {
    FileChannel channel = open(file);
    boolean ours = false;
    try {
      ours = channel.tryLock() != null && isStillAt(file);
      return ours ? new Lock(threads, channel) : null;
    } finally {
      if (!ours) {
        channel.close();
      }
    }
  }

  private static ReentrantLock threads(Path file) {
    return THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), key -> new ReentrantLock());
  }

  private static FileChannel open(Path file) throws IOException {
    // Whoever may read a file may also lock it, and keep us waiting.
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /**
   * Whether the locked file is the one a newcomer would open: the earlier holder may have deleted
   * it with its folder. The kernel's list of our open files says so without opening the file again,
   * which would give the lock back, and without writing, which a full disk would refuse.
   */
  private static boolean isStillAt(Path file) throws IOException {
    Path real = file.resolveSibling("").toRealPath().resolve(file.getFileName());
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open) {
        if (leadsTo(descriptor, real)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** Lets go of it; closing the file gives the system's lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot give a lock back", refused);
    } finally {
      threads.unlock();
    }
  }
}
