package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the files and folders of a command line. A folder stands for every {@code *.soma} in it.
 */
public final class SourceReader {
  /** LANGUAGE §1: 1 MiB a file. */
  static final int MAX_BYTES = 1 << 20;

  private final List<SourceText> texts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();

  private final Set<Path> left;

  private SourceReader(List<String> exclude) {
    left = new LinkedHashSet<>();
    for (String path : exclude) {
      left.add(Path.of(path).toAbsolutePath().normalize());
    }
  }

  /** Reads {@code paths} in order; files of a folder come in order of their names. */
  public static SourceFiles read(List<String> paths) {
    return read(paths, List.of());
  }

  /** Likewise, but leaves out what a folder has at or below the paths {@code exclude}. */
  public static SourceFiles read(List<String> paths, List<String> exclude) {
    SourceReader reader = new SourceReader(exclude);
    for (String path : paths) {
      reader.add(path);
    }
    return new SourceFiles(reader.texts, reader.problems);
  }

  /** Reads one text from {@code in}; {@code name} is how messages call it. */
  public static SourceFiles readStream(String name, InputStream in) {
    SourceReader reader = new SourceReader(List.of());
    try {
      reader.decode(name, in.readNBytes(MAX_BYTES + 1));
    } catch (IOException e) {
      reader.problems.add(problem(name, e));
    }
    return new SourceFiles(reader.texts, reader.problems);
  }

  private void add(String name) {
    if (name.isEmpty()) {
      problems.add(new Problem("an empty word is no path", ExitCode.USAGE));
      return;
    }
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        addFolder(name, path);
      } else {
        addFile(name, path);
      }
    } catch (InvalidPathException e) {
      problems.add(new Problem("`" + name + "` is not a path", ExitCode.USAGE));
    }
  }

  private void addFolder(String name, Path folder) {
    List<Path> files;
    try (Stream<Path> below = Files.walk(folder)) {
      files =
          below
              .filter(p -> p.toString().endsWith(".soma") && !Files.isDirectory(p))
              .sorted()
              .toList();
    } catch (IOException e) {
      problems.add(problem(name, e));
      return;
    } catch (UncheckedIOException e) {
      IOException cause = Objects.requireNonNull(e.getCause());
      boolean named = cause instanceof FileSystemException f && f.getFile() != null;
      problems.add(problem(named ? ((FileSystemException) cause).getFile() : name, cause));
      return;
    }
    if (files.isEmpty()) {
      problems.add(new Problem("`" + name + "` holds no `.soma` file", ExitCode.USAGE));
    }
    for (Path file : files) {
      if (!isLeftOut(file)) {
        addFile(file.toString(), file);
      }
    }
  }

  private boolean isLeftOut(Path file) {
    Path whole = left.isEmpty() ? null : file.toAbsolutePath().normalize();
    for (Path at = whole; at != null; at = at.getParent()) {
      if (left.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** Only regular files: reading a pipe or a device might never end. */
  private void addFile(String name, Path path) {
    if (!seen.add(path.toAbsolutePath().normalize().toString())) {
      return;
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      problems.add(new Problem("`" + name + "` is not a regular file", ExitCode.USAGE));
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      decode(name, in.readNBytes(MAX_BYTES + 1));
    } catch (IOException e) {
      problems.add(problem(name, e));
    }
  }

  /** Decodes strictly; a wrong byte is named by its line, never replaced. */
  private void decode(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      problems.add(new Problem("`" + name + "` is larger than 1 MiB", ExitCode.FINDINGS));
      return;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      texts.add(new SourceText(name, decoder.decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException e) {
      problems.add(new Problem(notUtf8(name, bytes), ExitCode.FINDINGS));
    }
  }

  private static String notUtf8(String name, byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (mark == 0xfeff || mark == 0xfffe) {
      return "`" + name + "` is UTF-16; save it as UTF-8";
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    int offset = in.position();
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    String value = Integer.toHexString(bytes[Math.min(offset, bytes.length - 1)] & 0xff);
    return "`"
        + name
        + "` is not UTF-8: byte 0x"
        + value
        + " on line "
        + line
        + (result.isError() ? "" : " ends the file too early");
  }

  private static Problem problem(String name, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new Problem("there is no file `" + name + "`", ExitCode.USAGE);
    }
    if (e instanceof AccessDeniedException) {
      return new Problem("`" + name + "` may not be read", ExitCode.ENVIRONMENT);
    }
    String reason =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : String.valueOf(e.getMessage());
    return new Problem("cannot read `" + name + "`: " + reason, ExitCode.ENVIRONMENT);
  }
}
