package ai.somagent.soma.servers.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The living processes that started a process, as the kernel says it. */
public final class Ancestors {

  private Ancestors() {}

  /** The process itself, its parent, and so on to the first process of the machine. */
  public static List<ProcessIdentity> of(ProcessIdentity process) {
    List<ProcessIdentity> found = new ArrayList<>();
    Optional<ProcessIdentity> next = Optional.of(process);
    while (next.isPresent() && !found.contains(next.get())) {
      found.add(next.get());
      next =
          ProcessStat.read(next.get().pid())
              .map(ProcessStat::parent)
              .filter(parent -> parent > 0)
              .flatMap(ProcessIdentity::of);
    }
    return found;
  }

  /** The words a process was started with; none when it is gone or not ours to look at. */
  public static List<String> command(ProcessIdentity process) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
      return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException gone) {
      return List.of();
    }
  }
}
