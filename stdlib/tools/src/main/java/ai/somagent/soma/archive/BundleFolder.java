package ai.somagent.soma.archive;

import ai.somagent.soma.finding.Printable;
import ai.somagent.soma.manifest.BundleManifest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the files that go into a bundle. Hidden files and folders are left out. */
final class BundleFolder extends SimpleFileVisitor<Path> {
  private final Path root;
  private final @Nullable Path left;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private long total;
  private @Nullable String fault;

  private BundleFolder(Path root, @Nullable Path left) {
    this.root = root;
    this.left = left;
  }

  /**
   * Content by path, sorted.
   *
   * @param left a file to leave out, or null
   */
  static SortedMap<String, byte[]> read(Path root, @Nullable Path left)
      throws BundleException, IOException {
    if (!Files.isDirectory(root)) {
      throw new BundleException(Printable.quoted(root.toString()) + " is not a folder");
    }
    BundleFolder folder =
        new BundleFolder(root, left == null ? null : left.toAbsolutePath().normalize());
    Files.walkFileTree(root, folder);
    if (folder.fault != null) {
      throw new BundleException(folder.fault);
    }
    if (!folder.files.containsKey(BundleManifest.PATH)) {
      throw new BundleException(
          Printable.quoted(root.toString()) + " has no `soma.json` that says what the bundle is");
    }
    return folder.files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return folder.equals(root) || !hidden(folder)
        ? FileVisitResult.CONTINUE
        : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (hidden(file) || file.toAbsolutePath().normalize().equals(left)) {
      return FileVisitResult.CONTINUE;
    }
    String path =
        root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    if (!attributes.isRegularFile()) {
      return stop(Printable.quoted(path) + " is a symbolic link or special file");
    }
    total += attributes.size();
    if (total > ArchiveLimits.STANDARD.file() || files.size() >= ArchiveLimits.STANDARD.entries()) {
      return stop(
          "the folder holds more than %d bytes or %d files"
              .formatted(ArchiveLimits.STANDARD.file(), ArchiveLimits.STANDARD.entries()));
    }
    files.put(Normalizer.normalize(path, Normalizer.Form.NFC), Files.readAllBytes(file));
    return FileVisitResult.CONTINUE;
  }

  private FileVisitResult stop(String message) {
    fault = message;
    return FileVisitResult.TERMINATE;
  }

  private static boolean hidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
