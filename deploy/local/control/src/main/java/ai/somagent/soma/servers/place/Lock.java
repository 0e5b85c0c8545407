package ai.somagent.soma.servers.place;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock between threads and between processes on one file. The system lets go of it when the
 * holder dies, so there are no stale ones. Not reentrant across processes' forks.
 */
public final class Lock implements AutoCloseable {

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
    ReentrantLock threads =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), key -> new ReentrantLock());
    boolean told = false;
    if (!threads.tryLock()) {
      onWait.run();
      told = true;
      threads.lock();
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = channel.tryLock();
      if (taken == null) {
        if (!told) {
          onWait.run();
        }
        channel.lock();
      }
      return new Lock(threads, channel);
    } catch (IOException refused) {
      closeQuietly(channel);
      threads.unlock();
      throw DiskTrouble.of("cannot lock `" + file + "`", refused);
    }
  }

  /** The lock if nobody holds it, else nothing, at once. */
  public static Optional<Lock> tryHold(Path file) {
    ReentrantLock threads =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), key -> new ReentrantLock());
    // Reentrant for the thread's own lock only: the file's would refuse this very thread.
    if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return Optional.of(new Lock(threads, channel));
      }
      closeQuietly(channel);
      threads.unlock();
      return Optional.empty();
    } catch (IOException refused) {
      closeQuietly(channel);
      threads.unlock();
      throw DiskTrouble.of("cannot lock `" + file + "`", refused);
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

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException alreadyFailing) {
        // The reason why the lock was refused is the one to report.
      }
    }
  }
}
