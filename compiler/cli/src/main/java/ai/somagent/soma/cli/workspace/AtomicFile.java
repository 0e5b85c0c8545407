package ai.somagent.soma.cli.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Writes a file whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Replaces {@code target} by {@code content}; a reader sees the old file or the new one.
   *
   * @throws IOException nothing was changed; a file that may not be written is not replaced either
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
    if (Files.exists(real) && !Files.isWritable(real)) {
      throw new AccessDeniedException(target.toString());
    }
    Path folder = real.getParent();
    Path fresh = Files.createTempFile(folder, ".soma-", ".tmp");
    try {
      Files.write(fresh, content);
      if (Files.exists(real)) {
        copyPermissions(real, fresh);
      } else {
        grantDefaultPermissions(fresh);
      }
      move(fresh, real);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Likewise, unless somebody has changed the file since it was read as {@code before}.
   *
   * @throws IOException nothing was changed
   */
  public static void replace(Path target, byte[] before, byte[] content) throws IOException {
    if (!Arrays.equals(before, Files.readAllBytes(target))) {
      throw new IOException("it has been changed meanwhile");
    }
    write(target, content);
  }

  /** Why {@code failure} kept a file from being written, without the paths of temporary files. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "there is a file of that name";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  /** Temporary files are private; a result is as readable as any new file. */
  private static void grantDefaultPermissions(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
