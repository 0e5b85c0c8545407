package ai.somagent.soma.servers.place;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that must be ours: in a place where others may write, a name alone proves nothing. */
public final class OwnFolder {

  private OwnFolder() {}

  /** The user's number. */
  public static int userId() {
    return owner(Path.of("/proc/self"));
  }

  /**
   * Makes the folder if it is not there, with the parents it needs.
   *
   * @param permissions such as {@code rwx--x--x}
   * @throws ServersException of kind STATE when it is a link, is somebody else's, or others may
   *     write to it; of kind DISK when it cannot be made
   */
  public static Path make(Path folder, String permissions) {
    try {
      if (folder.getParent() != null && !Files.exists(folder.getParent())) {
        Files.createDirectories(folder.getParent());
      }
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot make the folder `" + folder + "`", refused);
    }
    return makeChild(folder, permissions);
  }

  /** As {@link #make}, but refuses when its parent is gone. */
  public static Path makeChild(Path folder, String permissions) {
    try {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        try {
          // Never wider than asked for, not even for a moment in which another process looks.
          Files.createDirectory(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        } catch (FileAlreadyExistsException madeMeanwhile) {
          return check(folder);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
      }
      return check(folder);
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot make the folder `" + folder + "`", refused);
    }
  }

  /**
   * Whether the folder is there. Before anything is looked for, locked or deleted in it: whoever
   * could make it first decides what lies in it.
   *
   * @throws ServersException of kind STATE when it is there and must not be trusted
   */
  public static boolean isThere(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      check(folder);
      return true;
    } catch (NoSuchFileException deletedMeanwhile) {
      return false;
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot read whose `" + folder + "` is", refused);
    }
  }

  private static Path check(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder) || !Files.isDirectory(folder)) {
      throw foreign(folder, "is not a folder");
    }
    if (owner(folder) != userId()) {
      throw foreign(folder, "belongs to somebody else");
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw foreign(folder, "can be written by others");
    }
    return folder;
  }

  private static ServersException foreign(Path folder, String what) {
    return new ServersException(
        ServersException.Kind.STATE,
        "`" + folder + "` " + what + ", so nothing in it is trusted",
        "remove it, or name another folder in SOMA_RUN or SOMA_HOME");
  }

  private static int owner(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:uid");
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read whose `" + path + "` is", unreadable);
    }
  }
}
