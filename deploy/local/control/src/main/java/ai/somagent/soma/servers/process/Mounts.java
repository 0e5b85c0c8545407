package ai.somagent.soma.servers.process;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File systems mounted inside folders of ours, which must go before the folder can. */
public final class Mounts {

  private Mounts() {}

  /** Mount points in the folder, innermost first ({@code /proc/mounts}). */
  public static List<Path> under(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
        Path point = Path.of(unescaped(line.split(" ")[1]));
        if (point.startsWith(folder)) {
          found.addFirst(point);
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("this system has no readable /proc/mounts", unreadable);
    }
    return found;
  }

  /** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
  private static String unescaped(String word) {
    return Pattern.compile("\\\\([0-7]{3})")
        .matcher(word)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(found.group(1), 8))));
  }

  /**
   * Takes every file system in the folder away, even one still in use.
   *
   * @throws ServersException of kind DISK when one stays: what it holds must not be deleted
   */
  public static void releaseUnder(Path folder) {
    for (Path point : under(folder)) {
      new ServerCommand(
              List.of("umount", "-l", point.toString()),
              Path.of("/"),
              Map.of(),
              "",
              Path.of("/dev/null"))
          .run(10);
    }
    List<Path> left = under(folder);
    if (!left.isEmpty()) {
      throw new ServersException(
          ServersException.Kind.DISK,
          "cannot unmount " + left,
          "unmount it as root, and call this again");
    }
  }
}
