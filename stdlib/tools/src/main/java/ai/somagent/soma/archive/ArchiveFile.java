package ai.somagent.soma.archive;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import ai.somagent.soma.finding.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Reads the one file that is judged. Only a regular file is opened, so that a pipe or device cannot
 * hold the reader up, and its size is known before a byte is read. The last part of the path may
 * not be a symbolic link; folders before it may.
 */
final class ArchiveFile {
  private static final int LONGEST_NAME = 255;

  private ArchiveFile() {}

  /**
   * The whole content.
   *
   * @throws ArchiveException the path leads to nothing that may be read
   * @throws IOException the disk failed; trying again may help
   */
  static byte[] read(String path, ArchiveLimits limits) throws ArchiveException, IOException {
    Path file = toPath(path);
    try {
      requireRegular(file, path, limits);
      return content(file, path, limits);
    } catch (NoSuchFileException e) {
      throw refused(ArchiveFault.NOT_FOUND, path, "does not exist");
    } catch (AccessDeniedException e) {
      throw refused(ArchiveFault.NOT_READABLE, path, "may not be read");
    } catch (FileSystemException e) {
      if (passesThroughFile(file)) {
        throw refused(ArchiveFault.NOT_FOUND, path, "does not exist");
      }
      throw e;
    }
  }

  private static Path toPath(String path) throws ArchiveException {
    try {
      Path file = Path.of(path);
      for (Path part : file) {
        if (part.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
          throw refused(ArchiveFault.BAD_PATH, path, "has a part of more than 255 bytes");
        }
      }
      return file;
    } catch (InvalidPathException e) {
      throw refused(ArchiveFault.BAD_PATH, path, "is not a path");
    }
  }

  private static void requireRegular(Path file, String path, ArchiveLimits limits)
      throws IOException, ArchiveException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      throw refused(ArchiveFault.SYMBOLIC_LINK, path, "is a symbolic link");
    }
    if (attributes.isDirectory()) {
      throw refused(ArchiveFault.NOT_A_FILE, path, "is a folder, not a file");
    }
    if (!attributes.isRegularFile()) {
      throw refused(ArchiveFault.NOT_A_FILE, path, "is a pipe or device, not a file");
    }
    requireSize(attributes.size(), path, limits);
  }

  private static byte[] content(Path file, String path, ArchiveLimits limits)
      throws IOException, ArchiveException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
      long size = channel.size();
      requireSize(size, path, limits);
      byte[] content = new byte[(int) size];
      ByteBuffer target = ByteBuffer.wrap(content);
      while (target.hasRemaining() && channel.read(target) >= 0) {}
      if (target.hasRemaining() || channel.read(ByteBuffer.allocate(1)) > 0) {
        throw refused(ArchiveFault.GROWING, path, "changed its size while it was read");
      }
      return content;
    }
  }

  private static void requireSize(long size, String path, ArchiveLimits limits)
      throws ArchiveException {
    if (size > limits.file()) {
      throw refused(
          ArchiveFault.TOO_LARGE,
          path,
          "has " + size + " bytes; a bundle has at most " + limits.file());
    }
  }

  private static boolean passesThroughFile(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        return true;
      }
    }
    return false;
  }

  private static ArchiveException refused(ArchiveFault fault, String path, String what) {
    return new ArchiveException(fault, Printable.quoted(path) + " " + what);
  }
}
