package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.place.Places;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installer's own folders beside the installed recipes. No recipe's folder has one of these
 * names, since each ends with a version.
 */
final class InstallFolders {

  private static final String OURS = "rwxr-xr-x";

  private final Places places;

  InstallFolders(Places places) {
    this.places = places;
  }

  /**
   * Makes what is missing.
   *
   * @throws ServersException of kind DISK or STATE
   */
  InstallFolders make() {
    OwnFolder.make(places.servers(), OURS);
    OwnFolder.make(locks(), OURS);
    OwnFolder.make(logs(), OURS);
    OwnFolder.make(unfinished(), OURS);
    return this;
  }

  Path locks() {
    return places.servers().resolve("lock");
  }

  Path logs() {
    return places.servers().resolve("log");
  }

  /** One folder a recipe name; what lies in it without its lock being held is left over. */
  Path unfinished() {
    return places.servers().resolve("tmp");
  }

  Path unfinished(String server) {
    return unfinished().resolve(server);
  }

  Path log(String server) {
    return logs().resolve(server + "-install.log");
  }

  /** Held from the first look to the marker. */
  Path serverLock(String server) {
    return locks().resolve(server + ".lock");
  }

  /** Held while a tool runs that uses every core, or that must not run twice. */
  Path toolLock(String tool) {
    return locks().resolve("tool." + tool + ".lock");
  }

  /** A new folder on the disk the recipe will lie on; its name is nobody else's. */
  Path fresh(String server) {
    ProcessIdentity self = ProcessIdentity.current();
    Path folder =
        unfinished(server).resolve(self.pid() + "-" + self.startTicks() + "-" + System.nanoTime());
    try {
      Files.createDirectories(folder);
      Path home = Files.createDirectory(folder.resolve("home"));
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(OURS));
      Files.createDirectory(folder.resolve("scratch"));
      return folder;
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot make the folder `" + folder + "`", refused);
    }
  }

  /** Ends the tools of a killed install. The caller holds the lock. */
  void endTools(String server) {
    Signals.killAll(() -> ProcessTree.markedWith(unfinished(server)));
  }

  /** Ends them and deletes their folders. The caller holds the lock. */
  void sweep(String server) {
    if (Files.exists(unfinished(server))) {
      endTools(server);
      Folders.delete(unfinished(server));
    }
  }

  /** Does so for every server that nobody installs at this moment. */
  void sweepAll() {
    for (Path folder : list(unfinished())) {
      String server = folder.getFileName().toString();
      Optional<Lock> free = Lock.tryHold(serverLock(server));
      if (free.isPresent()) {
        try (Lock held = free.get()) {
          sweep(server);
        }
      }
    }
  }

  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + folder + "`", unreadable);
    }
  }
}
