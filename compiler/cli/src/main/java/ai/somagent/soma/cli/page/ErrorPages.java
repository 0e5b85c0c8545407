package ai.somagent.soma.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every diagnostic code with its page, as packaged from {@code docs/errors}. */
public final class ErrorPages {
  private static final String FOLDER = "/soma/errors/";

  private ErrorPages() {}

  /**
   * A row of the index.
   *
   * @param code for example {@code E2001}
   * @param title for example {@code unknown-name}
   * @param summary one sentence
   */
  public record Entry(String code, String title, String summary) {}

  /** Every code in the order of the index. */
  public static List<Entry> index() {
    List<Entry> entries = new ArrayList<>();
    for (String line : read("README.md").lines().toList()) {
      if (line.startsWith("| [")) {
        String[] cells = line.split("\\|", 5);
        String code = cells[1].strip();
        entries.add(
            new Entry(
                code.substring(1, code.indexOf(']')),
                cells[2].strip().replace("`", ""),
                line.substring(line.indexOf(cells[3], 2), line.lastIndexOf('|')).strip()));
      }
    }
    return entries;
  }

  /** The Markdown of a code's page, or null when there is none. */
  public static @Nullable String find(String code) {
    for (int i = 0; i < code.length(); i++) {
      if (!Character.isLetterOrDigit(code.charAt(i))) {
        return null;
      }
    }
    return ErrorPages.class.getResource(FOLDER + code + ".md") == null ? null : read(code + ".md");
  }

  private static String read(String name) {
    try (InputStream page = ErrorPages.class.getResourceAsStream(FOLDER + name)) {
      return new String(Objects.requireNonNull(page, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
