package ai.somagent.soma.lsp;

import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Soma files of a folder that the editor has not opened. What cannot be read is skipped.
 */
final class WorkspaceFiles {
  private static final int MOST_FILES = 10_000;

  /** The compiler refuses larger ones; no need to read them whole. */
  private static final long MOST_BYTES = 2 << 20;

  private static final Set<String> SKIPPED = Set.of("node_modules", "target", "build", "out");

  private WorkspaceFiles() {}

  /**
   * The texts under a folder, named by URI, in order; none for what is no folder of this machine.
   */
  static List<SourceText> read(String folder) {
    Path root = path(folder);
    List<SourceText> texts = new ArrayList<>();
    if (root == null || !Files.isDirectory(root)) {
      return texts;
    }
    try {
      Files.walkFileTree(root, new Reader(root, texts));
    } catch (IOException e) {
      return texts;
    }
    texts.sort((a, b) -> a.name().compareTo(b.name()));
    return texts;
  }

  /** The text of a file, or null when it cannot be read as text. */
  static @Nullable SourceText readFile(String uri) {
    Path path = path(uri);
    try {
      return path == null || !Files.isRegularFile(path) || Files.size(path) > MOST_BYTES
          ? null
          : new SourceText(uri, Files.readString(path));
    } catch (CharacterCodingException e) {
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The file that a URI names, or null when it names none of this machine. */
  static @Nullable Path path(String uri) {
    try {
      return uri.startsWith("file:") ? Path.of(URI.create(uri)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static final class Reader extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<SourceText> texts;

    private Reader(Path root, List<SourceText> texts) {
      this.root = root;
      this.texts = texts;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
      boolean skipped = !folder.equals(root) && (name.startsWith(".") || SKIPPED.contains(name));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && file.toString().endsWith(".soma")) {
        SourceText text = readFile(file.toUri().toString());
        if (text != null) {
          texts.add(text);
        }
      }
      return texts.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
