package ai.somagent.soma.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * System V shared memory that killed processes left behind: unlike memory and sockets, the kernel
 * keeps it, 4096 pieces at most for the whole machine. PostgreSQL makes one piece each start.
 */
public final class SharedMemory {

  private static final Path TABLE = Path.of("/proc/sysvipc/shm");

  private SharedMemory() {}

  /** Removes the pieces that these processes made and that nobody uses any more. */
  public static void releaseOf(Set<Long> pids) {
    List<String> words = new ArrayList<>(List.of("ipcrm"));
    for (String id : unusedPieces(pids)) {
      words.add("-m");
      words.add(id);
    }
    if (words.size() > 1) {
      // When it fails, a few bytes stay; nothing that would be worth an error.
      new ServerCommand(words, Path.of("/"), Map.of(), "", Path.of("/dev/null")).run(10);
    }
  }

  /** Ids of the pieces, from proc(5)'s table: key, id, permissions, size, creator, last, users. */
  static List<String> unusedPieces(Set<Long> pids) {
    List<String> ids = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(TABLE).stream().skip(1).toList()) {
        String[] fields = line.strip().split("\\s+");
        if (pids.contains(Long.parseLong(fields[4])) && fields[6].equals("0")) {
          ids.add(fields[1]);
        }
      }
    } catch (IOException withoutSharedMemory) {
      return List.of();
    }
    return ids;
  }
}
