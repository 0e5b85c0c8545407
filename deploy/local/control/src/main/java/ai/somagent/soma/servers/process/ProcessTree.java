package ai.somagent.soma.servers.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * All processes of one server: what its first process started, what shares its session, and what
 * carries its mark in the environment. Any one of the three alone misses some: PostgreSQL's
 * children leave the session and overwrite their environment; a daemon leaves its parent.
 */
public final class ProcessTree {

  /** Environment variable that says which instance's folder a process belongs to. */
  public static final String MARK = "SOMA_SERVER_INSTANCE";

  private ProcessTree() {}

  /** The living processes of the tree under {@code root}; empty when it is gone. */
  public static List<ProcessIdentity> of(ProcessIdentity root) {
    if (!root.isAlive()) {
      return List.of();
    }
    Map<Long, ProcessStat> all = new LinkedHashMap<>();
    ProcessStat.all().forEach(stat -> all.put(stat.pid(), stat));
    return withDescendants(all, new LinkedHashSet<>(List.of(root.pid())));
  }

  /**
   * The living processes whose environment names this folder or one inside it, with all that they
   * started: those may have overwritten their environment.
   */
  public static List<ProcessIdentity> markedWith(Path folder) {
    Map<Long, ProcessStat> all = new LinkedHashMap<>();
    ProcessStat.all().forEach(stat -> all.put(stat.pid(), stat));
    Set<Long> members = new LinkedHashSet<>();
    marked()
        .forEach((process, mark) -> {
          if (mark.startsWith(folder)) {
            members.add(process.pid());
          }
        });
    return withDescendants(all, members);
  }

  /**
   * Every living process that carries a mark, and the folder it names. Not those that started us:
   * whoever calls us from a shell that has inherited a mark does not want that shell ended.
   */
  public static SequencedMap<ProcessIdentity, Path> marked() {
    String boot = ProcessStat.bootId();
    SequencedMap<ProcessIdentity, Path> found = new LinkedHashMap<>();
    for (ProcessStat stat : ProcessStat.all()) {
      for (String variable : environment(stat.pid())) {
        if (variable.startsWith(MARK + "=") && !stat.isZombie()) {
          path(variable.substring(MARK.length() + 1))
              .ifPresent(path ->
                  found.put(new ProcessIdentity(stat.pid(), stat.startTicks(), boot), path));
        }
      }
    }
    Ancestors.of(ProcessIdentity.current()).forEach(found::remove);
    return found;
  }

  /** Anybody may write anything into a mark; what is no path here is no folder of ours. */
  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException foreign) {
      return Optional.empty();
    }
  }

  /**
   * Resident memory of these processes together, bytes. A page that several share counts once in
   * all (the kernel's proportional set size); where the kernel does not tell, once for each.
   */
  public static long residentBytes(List<ProcessIdentity> processes) {
    long bytes = 0;
    for (ProcessIdentity process : processes) {
      bytes += proportionalBytes(process.pid());
    }
    return bytes;
  }

  private static long proportionalBytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
        if (line.startsWith("Pss:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    } catch (IOException goneOrNotOurs) {
      return ProcessStat.read(pid).map(ProcessStat::residentPages).orElse(0L) * 4096;
    }
    return 0;
  }

  /**
   * A process shares a session with a member only if the member leads it: a command we ran in our
   * own session must not make our terminal's shell one of the tree.
   */
  private static List<ProcessIdentity> withDescendants(
      Map<Long, ProcessStat> all, Set<Long> members) {
    boolean grown = true;
    while (grown) {
      grown = false;
      for (ProcessStat stat : all.values()) {
        boolean belongs = members.contains(stat.parent()) || members.contains(stat.session());
        grown |= belongs && members.add(stat.pid());
      }
    }
    members.remove(ProcessHandle.current().pid());
    return identities(all, members);
  }

  private static List<ProcessIdentity> identities(Map<Long, ProcessStat> all, Set<Long> members) {
    String boot = ProcessStat.bootId();
    List<ProcessIdentity> identities = new ArrayList<>();
    for (long pid : members) {
      ProcessStat stat = all.get(pid);
      if (stat != null && !stat.isZombie()) {
        identities.add(new ProcessIdentity(pid, stat.startTicks(), boot));
      }
    }
    return identities;
  }

  private static String[] environment(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
      return new String(bytes, StandardCharsets.UTF_8).split("\0");
    } catch (IOException notOurs) {
      return new String[0];
    }
  }
}
