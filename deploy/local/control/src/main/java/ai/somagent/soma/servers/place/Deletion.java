package ai.somagent.soma.servers.place;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Deletes a folder by walking down open folders instead of names. What a server's own user swaps
 * for a link meanwhile is deleted as the link it is: root would follow a name into it.
 */
final class Deletion {

  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

  private Deletion() {}

  /** Deletes it; what vanishes by itself meanwhile is no trouble. */
  static void of(Path folder) throws IOException {
    try (DirectoryStream<Path> parent = Files.newDirectoryStream(folder.getParent())) {
      if (!(parent instanceof SecureDirectoryStream<Path> open)) {
        throw new IOException("this system cannot delete folders safely");
      }
      entry(open, folder.getFileName());
    }
  }

  private static void entry(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    try {
      PosixFileAttributeView attributes =
          parent.getFileAttributeView(
              name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.readAttributes().isDirectory()) {
        if (!attributes.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE)) {
          // Go leaves read-only folders behind.
          attributes.setPermissions(OURS);
        }
        children(parent, name);
        parent.deleteDirectory(name);
      } else {
        parent.deleteFile(name);
      }
    } catch (NoSuchFileException gone) {
      // A server that is just ending deletes its own files too.
    }
  }

  private static void children(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    try (SecureDirectoryStream<Path> inside =
        parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      for (Path child : inside) {
        entry(inside, child.getFileName());
      }
    } catch (DirectoryIteratorException unreadable) {
      throw unreadable.getCause();
    }
  }
}
