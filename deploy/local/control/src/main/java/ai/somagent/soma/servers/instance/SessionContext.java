package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.install.Installations;
import ai.somagent.soma.servers.place.Places;
import java.nio.file.Path;

/**
 * What every session needs.
 *
 * @param places where things lie
 * @param catalogue which servers there are
 * @param installations what is installed
 * @param java the {@code java} that runs servers written in Java
 */
public record SessionContext(
    Places places, ServerCatalogue catalogue, Installations installations, Path java) {

  /** With the JDK that runs us. */
  public static SessionContext of(Places places, ServerCatalogue catalogue) {
    return new SessionContext(
        places,
        catalogue,
        new Installations(places),
        Path.of(System.getProperty("java.home"), "bin", "java"));
  }
}
