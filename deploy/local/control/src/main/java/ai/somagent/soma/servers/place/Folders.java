package ai.somagent.soma.servers.place;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writing files whole, listing folders and deleting them whole. */
public final class Folders {

  private static final int DELETE_TRIES = 5;

  private static final AtomicLong NEXT = new AtomicLong();

  private Folders() {}

  /** Writes the file so that a reader sees the old text or the new one; only we may read it. */
  public static void writeWhole(Path file, String text) {
    // Two processes may write the same file at once: each has its own next one.
    Path next =
        file.resolveSibling(
            file.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "-"
                + NEXT.incrementAndGet());
    try {
      Files.deleteIfExists(next);
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(next, text, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      deleteQuietly(next);
      throw DiskTrouble.of("cannot write `" + file + "`", refused);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException alreadyFailing) {
      // Why it could not be written is the trouble to report.
    }
  }

  /** The folders in this one, by name; none when it is not there, or has just been deleted. */
  public static List<Path> in(Path folder) {
    List<Path> children = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return children;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(children::add);
    } catch (IOException | DirectoryIteratorException gone) {
      return children;
    }
    children.sort(null);
    return children;
  }

  /** Deletes the folder and all in it, links themselves and not what they lead to. */
  public static void delete(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      for (int tries = 1; ; tries++) {
        try {
          Deletion.of(folder.toAbsolutePath());
          return;
        } catch (DirectoryNotEmptyException writtenMeanwhile) {
          if (tries == DELETE_TRIES) {
            throw writtenMeanwhile;
          }
        }
      }
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot delete `" + folder + "`", refused);
    }
  }
}
