package ai.somagent.soma.servers.fault;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.LogFile;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.process.Mounts;
import ai.somagent.soma.servers.process.ServerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file system in memory under the data of a stopped server. The data it was mounted over lies
 * beside it in {@code data-aside} until it is unmounted.
 *
 * @param folder the instance's
 */
record SmallDisk(Path folder) {

  private Path data() {
    return folder.resolve("data");
  }

  private Path aside() {
    return folder.resolve("data-aside");
  }

  private Path log() {
    return folder.resolve("quota.log");
  }

  /** Tries it on an empty folder; empty when it is possible, else what the system said. */
  String whyNot() {
    Path probe = OwnFolder.makeChild(folder.resolve("quota-probe"), "rwx------");
    int code = run("mount", "-t", "tmpfs", "-o", "size=64k", "soma-quota", probe.toString());
    String said = code == 0 ? "" : said();
    Mounts.releaseUnder(probe);
    Folders.delete(probe);
    return said;
  }

  /**
   * @throws ServersException of kind DISK when the data does not fit; it is where it was before
   */
  void mountUnderData(long bytes) {
    try {
      move(data(), aside());
      Files.createDirectory(data());
      int uid = (Integer) Files.getAttribute(aside(), "unix:uid");
      int gid = (Integer) Files.getAttribute(aside(), "unix:gid");
      int mode = (Integer) Files.getAttribute(aside(), "unix:mode") & 0777;
      String options =
          "size=%d,uid=%d,gid=%d,mode=%s".formatted(bytes, uid, gid, Integer.toOctalString(mode));
      boolean done =
          run("mount", "-t", "tmpfs", "-o", options, "soma-quota", data().toString()) == 0
              && run("cp", "-a", aside() + "/.", data().toString()) == 0;
      if (!done) {
        String said = said();
        Mounts.releaseUnder(data());
        Files.delete(data());
        move(aside(), data());
        throw new ServersException(
            ServersException.Kind.DISK,
            "the data in `" + data() + "` does not go on a disk of " + bytes + " bytes",
            said);
      }
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot put a small disk under `" + data() + "`", refused);
    }
  }

  /** Puts the data back on the disk it came from. */
  void unmount() {
    if (Mounts.under(data()).isEmpty()) {
      return;
    }
    try {
      Folders.delete(aside());
      if (run("cp", "-a", data().toString(), aside().toString()) != 0) {
        throw new ServersException(
            ServersException.Kind.DISK, "cannot copy `" + data() + "` back", said());
      }
      Mounts.releaseUnder(data());
      Files.delete(data());
      move(aside(), data());
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot take the small disk from under `" + data() + "`", refused);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to);
  }

  private int run(String... words) {
    return new ServerCommand(List.of(words), folder, Map.of(), "", log()).run(60);
  }

  private String said() {
    return String.join("", new LogFile(log()).lastLines(1));
  }
}
