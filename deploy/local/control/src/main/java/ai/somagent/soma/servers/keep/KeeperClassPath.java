package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.place.DiskTrouble;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The few class folders and jars that a keeper needs, copied: those of a build are deleted and
 * rewritten by the next one while its keeper still has classes to load.
 */
final class KeeperClassPath {

  private static final List<Class<?>> WANTED =
      List.of(KeeperMain.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class);

  private static final Pattern ENDING =
      Pattern.compile(
          "ai\\.somagent\\.soma\\.servers\\.((place|process|instance|keep)\\.)?[A-Z].*");

  private KeeperClassPath() {}

  /** What to give to {@code -cp} to start a keeper. */
  static String originals() {
    return String.join(":", WANTED.stream().map(wanted -> source(wanted).toString()).toList());
  }

  /** Copies them into the folder. */
  static URL[] copyInto(Path folder) {
    List<URL> copies = new ArrayList<>();
    for (Class<?> wanted : WANTED) {
      Path source = source(wanted);
      Path copy = folder.resolve(copies.size() + "-" + source.getFileName());
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(source.relativize(file).toString()));
        }
        copies.add(copy.toUri().toURL());
      } catch (IOException refused) {
        throw DiskTrouble.of("cannot copy `" + source + "` into `" + folder + "`", refused);
      }
    }
    return copies.toArray(URL[]::new);
  }

  /** Names of all classes in a keeper's folder that ending a session may need. */
  static List<String> classesToEndWith(Path folder) {
    List<String> names = new ArrayList<>();
    try (Stream<Path> copies = Files.list(folder)) {
      for (Path copy :
          copies.filter(each -> each.getFileName().toString().startsWith("0-")).toList()) {
        names.addAll(Files.isDirectory(copy) ? inFolder(copy) : inJar(copy));
      }
    } catch (IOException deletedAlready) {
      return names;
    }
    names.removeIf(name -> !ENDING.matcher(name).matches());
    return names;
  }

  private static List<String> inFolder(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(copy)) {
      return files.map(file -> className(copy.relativize(file).toString())).toList();
    }
  }

  private static List<String> inJar(Path copy) throws IOException {
    try (JarFile jar = new JarFile(copy.toFile())) {
      return jar.stream().map(entry -> className(entry.getName())).toList();
    }
  }

  private static String className(String file) {
    return file.replaceFirst("\\.class$", "").replace('/', '.');
  }

  private static Path source(Class<?> wanted) {
    try {
      return Path.of(wanted.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
