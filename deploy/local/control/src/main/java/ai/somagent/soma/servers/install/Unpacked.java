package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.DiskTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * An archive's content in a folder of its own, looked through for what must not be in it.
 *
 * @param folder holds the content
 */
record Unpacked(Path folder) {

  static Unpacked zip(Path archive, Obtaining under) {
    Unpacked unpacked = fresh(archive, under);
    ZipContent.unpack(archive, unpacked.folder());
    return unpacked.checked(archive);
  }

  static Unpacked tar(Path archive, Obtaining under) {
    Unpacked unpacked = fresh(archive, under);
    // GNU tar refuses names that lead outside; links are refused below, before anything is used.
    under
        .tools()
        .must(
            "tar -xzf " + archive.getFileName(),
            new ToolCall(
                List.of(
                    "tar",
                    "--no-same-owner",
                    "-xzf",
                    archive.toString(),
                    "-C",
                    unpacked.folder().toString()),
                under.scratch()));
    return unpacked.checked(archive);
  }

  private static Unpacked fresh(Path archive, Obtaining under) {
    try {
      return new Unpacked(
          Files.createDirectory(under.scratch().resolve("unpacked-" + archive.getFileName())));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot unpack `" + archive.getFileName() + "`", refused);
    }
  }

  private Unpacked checked(Path archive) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        BasicFileAttributes what =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean plain =
            what.isDirectory()
                || (what.isRegularFile()
                    && Files.getAttribute(path, "unix:nlink").equals(Integer.valueOf(1)));
        if (!plain) {
          throw refused(archive, folder.relativize(path) + "` is a link or a device");
        }
      }
      return this;
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + folder + "`", unreadable);
    }
  }

  /** Moves the content there; an archive's single top folder is left out. */
  void into(Path home) {
    List<Path> top = InstallFolders.list(folder);
    boolean single = top.size() == 1 && Files.isDirectory(top.getFirst());
    try {
      for (Path entry : InstallFolders.list(single ? top.getFirst() : folder)) {
        Files.move(entry, home.resolve(entry.getFileName().toString()));
      }
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot move what was unpacked into `" + home + "`", refused);
    }
  }

  static ServersException refused(Path archive, String why) {
    return new ServersException(
        ServersException.Kind.OBTAIN_FAILED,
        "`" + archive.getFileName() + "` is not unpacked: `" + why,
        "nothing of it was kept");
  }
}
