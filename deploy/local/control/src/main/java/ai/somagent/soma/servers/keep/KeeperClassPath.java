package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.place.DiskTrouble;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The few class folders and jars that a keeper needs, copied: those of a build are deleted and
 * rewritten by the next one while its keeper still has classes to load.
 */
final class KeeperClassPath {

  private static final List<Class<?>> WANTED =
      List.of(KeeperMain.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class);

  private KeeperClassPath() {}

  /** Copies them below the folder; returns what to give to {@code -cp}. */
  static String copyInto(Path folder) {
    List<String> copies = new ArrayList<>();
    for (Class<?> wanted : WANTED) {
      Path source = source(wanted);
      Path copy = folder.resolve(copies.size() + "-" + source.getFileName());
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(source.relativize(file).toString()));
        }
      } catch (IOException refused) {
        throw DiskTrouble.of("cannot copy `" + source + "` into `" + folder + "`", refused);
      }
      copies.add(copy.toString());
    }
    return String.join(":", copies);
  }

  private static Path source(Class<?> wanted) {
    try {
      return Path.of(wanted.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
