package ai.somagent.soma.servers.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The data file and what it names, as this build was made with them. */
public final class BundledFile {

  private BundledFile() {}

  /**
   * @param name path below {@code deploy/local}, such as {@code recipes/nats/nats.conf}
   * @throws IllegalStateException when there is none: a fault of the data file, or of the build
   */
  public static String text(String name) {
    try (InputStream in =
        BundledFile.class.getResourceAsStream("/ai/somagent/soma/servers/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
