package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/**
 * A folder that a recipe's own user can reach and write: a server that refuses to be root cannot
 * get into root's home, where recipes lie.
 */
final class WorkFolder {

  private WorkFolder() {}

  /** Where all of them lie. No session's name begins with a dot. */
  private static Path all(Places places) {
    return places.run().resolve(".work");
  }

  static Path of(String server, Places places) {
    return all(places).resolve(server);
  }

  /**
   * Those that killed installs left.
   *
   * @throws ServersException of kind STATE when somebody else made the folder they lie in
   */
  static List<Path> left(Places places) {
    return OwnFolder.isThere(places.run()) && OwnFolder.isThere(all(places))
        ? InstallFolders.list(all(places))
        : List.of();
  }

  /** No matter if it is not there. */
  static void delete(String server, Places places) {
    if (left(places).contains(of(server, places))) {
      Folders.delete(of(server, places));
    }
  }

  /**
   * Made anew, empty. The caller holds the server's lock.
   *
   * @param user its owner when we are root; empty for us
   */
  static Path make(String server, String user, Places places) {
    OwnFolder.make(places.run(), "rwx--x--x");
    OwnFolder.make(all(places), "rwx--x--x");
    Path folder = of(server, places);
    Folders.delete(folder);
    try {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (!user.isEmpty() && OwnFolder.userId() == 0) {
        UserPrincipal owner =
            folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        Files.setOwner(folder, owner);
      }
      return folder;
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot make the folder `" + folder + "`", refused);
    }
  }
}
