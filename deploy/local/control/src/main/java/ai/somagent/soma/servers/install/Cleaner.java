package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.place.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives disk space back: Go's caches under {@code SOMA_HOME}, logs, what killed installs left, and
 * versions that are pinned no more. Installed servers stay, and so does an old version that a
 * process still runs from.
 */
public final class Cleaner {

  private final Places places;
  private final ServerCatalogue catalogue;
  private final InstallFolders folders;

  public Cleaner(Places places, ServerCatalogue catalogue) {
    this.places = places;
    this.catalogue = catalogue;
    this.folders = new InstallFolders(places);
  }

  /**
   * @return bytes freed
   * @throws ServersException of kind STATE while an install is under way: nothing is deleted then
   */
  public long clean() {
    folders.make();
    List<Lock> held = new ArrayList<>();
    try {
      for (Path file : lockFiles()) {
        held.add(Lock.tryHold(file).orElseThrow(() -> busy(file)));
      }
      return deleteAll();
    } finally {
      held.reversed().forEach(Lock::close);
    }
  }

  private Set<Path> lockFiles() {
    Set<Path> files = new LinkedHashSet<>();
    catalogue.all().forEach(recipe -> files.add(folders.serverLock(recipe.name())));
    files.addAll(InstallFolders.list(folders.locks()));
    return files;
  }

  private static ServersException busy(Path lock) {
    String name = lock.getFileName().toString().replaceFirst("\\.lock$", "");
    return new ServersException(
        ServersException.Kind.STATE,
        "an install of `" + name + "` is under way, so nothing is cleaned",
        "wait until it has ended and call this again");
  }

  private long deleteAll() {
    for (Path left : InstallFolders.list(folders.unfinished())) {
      folders.endTools(left.getFileName().toString());
    }
    List<Path> rubbish = new ArrayList<>();
    rubbish.add(places.goCaches());
    rubbish.addAll(InstallFolders.list(folders.logs()));
    rubbish.addAll(InstallFolders.list(folders.unfinished()));
    rubbish.addAll(WorkFolder.left(places));
    rubbish.addAll(unpinned());
    long bytes = 0;
    for (Path path : rubbish) {
      bytes += Sizes.of(path);
      Folders.delete(path);
    }
    return bytes;
  }

  /** Folders of recipes that are half-finished, or of a version or name that is no longer there. */
  private List<Path> unpinned() {
    Set<Path> kept = new LinkedHashSet<>();
    Installations installations = new Installations(places);
    for (ServerRecipe recipe : catalogue.all()) {
      Optional<InstalledServer> installed = installations.find(recipe);
      installed.ifPresent(there -> kept.add(there.home()));
    }
    return InstallFolders.list(places.servers()).stream()
        .filter(folder -> isRecipes(folder) && !kept.contains(folder) && !isInUse(folder))
        .toList();
  }

  /** A folder somebody else put there is not ours to delete. */
  private boolean isRecipes(Path folder) {
    String name = folder.getFileName().toString();
    return Files.exists(folder.resolve(Installations.MARKER))
        || catalogue.all().stream().anyMatch(recipe -> name.startsWith(recipe.name() + "-"));
  }

  private static boolean isInUse(Path folder) {
    String inside = folder + "/";
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(inside));
  }
}
