package ai.somagent.soma.servers.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says of one process (Linux, proc(5)).
 *
 * @param pid its number
 * @param name of its program, cut to 15 characters by the kernel
 * @param state one letter; Z and X are dead
 * @param parent pid of its parent
 * @param session id of its session
 * @param startTicks clock ticks since boot
 * @param residentPages pages in memory, of 4096 bytes on the machines this runs on
 */
record ProcessStat(
    long pid,
    String name,
    char state,
    long parent,
    long session,
    long startTicks,
    long residentPages) {

  private static final Path PROC = Path.of("/proc");

  /** SIGSTOP, the nineteenth, in a set of signals. */
  private static final long STOP = 1L << 18;

  boolean isZombie() {
    return state == 'Z' || state == 'X';
  }

  /**
   * Whether it has stopped, or stops before it does anything more: one that has just started a
   * child waits uninterruptibly for that one's first step, which a frozen child does not take.
   */
  boolean isFrozen() {
    return state == 'T' || state == 't' || (state == 'D' && isStopPending(pid));
  }

  private static boolean isStopPending(long pid) {
    try {
      return Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve("status")).stream()
          .filter(line -> line.startsWith("ShdPnd:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & STOP) != 0);
    } catch (IOException gone) {
      return false;
    }
  }

  static Optional<ProcessStat> read(long pid) {
    try {
      String text =
          Files.readString(
              PROC.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1);
      // The name in brackets may hold blanks and brackets itself.
      int nameEnd = text.lastIndexOf(')');
      if (nameEnd < 0) {
        return Optional.empty();
      }
      String[] fields = text.substring(nameEnd + 2).split(" ");
      return Optional.of(
          new ProcessStat(
              pid,
              text.substring(text.indexOf('(') + 1, nameEnd),
              fields[0].charAt(0),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[19]),
              Long.parseLong(fields[21])));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Every process there is right now. */
  static List<ProcessStat> all() {
    List<ProcessStat> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        read(Long.parseLong(entry.getFileName().toString())).ifPresent(all::add);
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("this system has no readable /proc", unreadable);
    }
    return all;
  }

  static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException unreadable) {
      throw new IllegalStateException("this system does not say which boot it is in", unreadable);
    }
  }
}
