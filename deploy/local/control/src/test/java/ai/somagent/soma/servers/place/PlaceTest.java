package ai.somagent.soma.servers.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks and folders on a real file system. */
final class PlaceTest {

  @TempDir Path folder;

  @Test
  void lockHeldByAnotherThread_isNotGivenAndThenIs() throws Exception {
    Path file = folder.resolve("lock");
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Lock held = Lock.hold(file, () -> {});
      assertThat(other.submit(() -> Lock.tryHold(file).isPresent()).get()).isFalse();
      assertThatThrownBy(() -> Lock.hold(file, () -> {})).isInstanceOf(IllegalStateException.class);
      assertThat(Lock.tryHold(file)).isEmpty();
      held.close();
      assertThat(other.submit(() -> Lock.tryHold(file).isPresent()).get()).isTrue();
    }
  }

  @Test
  void lockOfAFileThatWasDeletedMeanwhile_isTakenOnTheNewFile() throws Exception {
    Path file = folder.resolve("lock");
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Lock first = Lock.hold(file, () -> {});
      Files.delete(file);
      first.close();
      Files.createFile(file);
      Lock second = Lock.hold(file, () -> {});
      Future<Boolean> third = other.submit(() -> Lock.tryHold(file).isPresent());
      assertThat(third.get()).isFalse();
      second.close();
    }
  }

  @Test
  void twoProcessesWaitForEachOthersLocksInOtherThreads_bothGetThem() throws Exception {
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    Lock held = Lock.hold(ours, () -> {});
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockProcess.class.getName(),
                theirs.toString(),
                ours.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (ExecutorService second = Executors.newSingleThreadExecutor()) {
      assertThat(other.inputReader().readLine()).isEqualTo("waits");
      CountDownLatch waits = new CountDownLatch(1);
      Future<?> got = second.submit(() -> Lock.hold(theirs, waits::countDown).close());
      waits.await();
      held.close();
      assertThat(other.inputReader().readLine()).isEqualTo("got");
      other.getOutputStream().close();
      got.get();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void lock_isNobodyElsesToRead() throws IOException {
    Path file = folder.resolve("lock");
    Lock.hold(file, () -> {}).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void lockInAFolderThatIsGone_isADiskTrouble() {
    assertThatThrownBy(() -> Lock.hold(folder.resolve("no/lock"), () -> {}))
        .isInstanceOfSatisfying(
            ServersException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ServersException.Kind.DISK));
  }

  @Test
  void fileWrittenByManyAtOnce_isWholeAndLeavesNothingBeside() throws Exception {
    Path file = folder.resolve("file");
    List<Future<?>> writes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int number = 0; number < 40; number++) {
        String text = ("" + number % 10).repeat(5000);
        writes.add(threads.submit(() -> Folders.writeWhole(file, text)));
      }
    }
    for (Future<?> write : writes) {
      write.get();
    }
    assertThat(Files.readString(file)).matches("(\\d)\\1{4999}");
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside).containsExactly(file);
    }
  }

  @Test
  void folderWithLinksAndReadOnlyParts_isDeletedAndLinkedThingsStay() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "kept");
    Path deleted = Files.createDirectories(folder.resolve("deleted/in/side"));
    Files.createSymbolicLink(deleted.resolve("link"), kept);
    Files.createSymbolicLink(deleted.resolve("up"), folder);
    assertThat(deleted.toFile().setWritable(false)).isTrue();

    Folders.delete(folder.resolve("deleted"));

    assertThat(folder.resolve("deleted")).doesNotExist();
    assertThat(kept).hasContent("kept");
  }
}
