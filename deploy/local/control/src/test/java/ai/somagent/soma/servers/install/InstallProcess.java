package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of its own that installs: {@code SOMA_HOME} and {@code SOMA_RUN} say where. Prints what
 * is said, line by line, and at the end {@code installed} or {@code failed} with the kind.
 */
final class InstallProcess {

  private InstallProcess() {}

  /**
   * @param arguments a data file or {@code bundled}, and a name in it
   */
  public static void main(String[] arguments) throws IOException {
    ServerCatalogue catalogue =
        arguments[0].equals("bundled")
            ? CatalogueReader.bundled()
            : CatalogueReader.read(Files.readString(Path.of(arguments[0])));
    Installer installer =
        new Installer(
            Places.of(System.getenv()),
            new InstallOptions(false),
            (server, what) -> System.out.println(server + ": " + what),
            System.getenv());
    try {
      InstalledServer installed = installer.install(catalogue.recipe(arguments[1]));
      System.out.println("installed " + installed.foundVersion() + " in " + installed.home());
    } catch (ServersException failed) {
      System.out.println("failed " + failed.kind() + " " + failed.getMessage());
      System.out.println(failed.advice());
      System.exit(3);
    }
  }
}
