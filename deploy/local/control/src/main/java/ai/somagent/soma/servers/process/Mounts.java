package ai.somagent.soma.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** File systems mounted inside folders of ours, which must go before the folder can. */
public final class Mounts {

  private Mounts() {}

  /** Mount points in the folder, innermost first ({@code /proc/mounts}). */
  public static List<Path> under(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
        Path point = Path.of(line.split(" ")[1].replace("\\040", " "));
        if (point.startsWith(folder)) {
          found.addFirst(point);
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("this system has no readable /proc/mounts", unreadable);
    }
    return found;
  }

  /** Takes every file system in the folder away, even one still in use. */
  public static void releaseUnder(Path folder) {
    for (Path point : under(folder)) {
      new ServerCommand(
              List.of("umount", "-l", point.toString()),
              Path.of("/"),
              java.util.Map.of(),
              "",
              Path.of("/dev/null"))
          .run(10);
    }
  }
}
