package ai.somagent.soma.servers.install;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.place.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Empty places for one test, and what was said there. Go's caches are this machine's own. */
final class Ground {

  final Places places;
  final List<String> said = new CopyOnWriteArrayList<>();

  Ground(Path folder) {
    this(folder, folder.resolve("run"));
  }

  /**
   * @param run where a recipe's own user must get to
   */
  Ground(Path folder, Path run) {
    this.places = new Places(folder.resolve("home"), run);
  }

  /** This machine's environment with its warm Go caches and no permission to touch the system. */
  static Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(System.getenv());
    environment.remove("CI");
    Path caches = Places.of(System.getenv()).goCaches();
    environment.putIfAbsent("GOMODCACHE", caches.resolve("mod").toString());
    environment.putIfAbsent("GOCACHE", caches.resolve("build").toString());
    return environment;
  }

  /** Without the tool the test is not run; where {@code CI=true} it then fails instead. */
  static void needs(String tool) {
    boolean there =
        Stream.of((System.getenv("PATH") + ":/usr/local/go/bin").split(":"))
            .anyMatch(on -> Files.isExecutable(Path.of(on, tool)));
    assumeTrue(there || "true".equals(System.getenv("CI")), "not run: no `" + tool + "` here");
  }

  Installer installer(Map<String, String> environment) {
    return new Installer(
        places,
        new InstallOptions(false),
        (server, what) -> said.add(server + ": " + what),
        environment);
  }

  InstalledServer install(ServerCatalogue catalogue) {
    return installer(environment()).install(catalogue.all().getFirst());
  }

  Path home(ServerCatalogue catalogue) {
    return new Installations(places).home(catalogue.all().getFirst());
  }

  /** Names in the folder of installed recipes that are not the installer's own. */
  List<String> leftOver() {
    return InstallFolders.list(places.servers()).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> !List.of("lock", "log", "tmp").contains(name))
        .toList();
  }

  /** What lies in the temp folder, and in the one of the recipes' users. */
  List<Path> unfinished() {
    List<Path> all = new ArrayList<>();
    all.addAll(InstallFolders.list(new InstallFolders(places).unfinished()));
    all.addAll(InstallFolders.list(places.run().resolve(".work")));
    return all;
  }
}
