package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.process.ProcessIdentity;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The keeper's own process, until it watches. It makes its folder itself: whoever starts it may be
 * killed at any moment, and then nobody else would know of that folder.
 */
public final class KeeperMain {

  private KeeperMain() {}

  /** Arguments: SOMA_HOME, SOMA_RUN, the owner's pid and start ticks. */
  public static void main(String[] arguments) throws Exception {
    Path run = Path.of(arguments[1]);
    ProcessIdentity owner =
        ProcessIdentity.ofThisBoot(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    if (owner.isAlive()) {
      KeeperFolder folder = makeFolder(run, owner);
      URLClassLoader copied =
          new URLClassLoader(
              KeeperClassPath.copyInto(folder.path()), ClassLoader.getPlatformClassLoader());
      copied
          .loadClass("ai.somagent.soma.servers.keep.KeeperWatch")
          .getMethod("watch", String[].class, Path.class)
          .invoke(null, arguments, folder.path());
    } else {
      Files.deleteIfExists(Keepers.startLog(run));
    }
  }

  private static KeeperFolder makeFolder(Path run, ProcessIdentity owner) throws IOException {
    String name = KeeperFolder.PREFIX + owner.pid() + "-" + owner.startTicks() + "-";
    KeeperFolder folder = new KeeperFolder(Files.createTempDirectory(run, name));
    PrintStream log =
        new PrintStream(Files.newOutputStream(folder.log()), true, StandardCharsets.UTF_8);
    System.setOut(log);
    System.setErr(log);
    Files.deleteIfExists(Keepers.startLog(run));
    return folder;
  }
}
