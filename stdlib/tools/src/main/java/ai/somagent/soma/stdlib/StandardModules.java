package ai.somagent.soma.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The modules that come with Soma. */
public final class StandardModules {
  /** Longer than any module of ours; a name never leads out of the folder anyway. */
  private static final int MAX_LENGTH = 64 * 8 + 7;

  /** Version of all of them, which is that of the product: what imports can ask for. */
  public static final String VERSION = "0.1.0";

  /** Every module there is, in order. */
  public static final List<String> NAMES =
      List.of("somagent.marketplace", "somagent.std", "somagent.types");

  private StandardModules() {}

  /** The source of {@code module}, or empty when the standard library has no such module. */
  public static Optional<String> text(String module) {
    if (!isModuleName(module)) {
      return Optional.empty();
    }
    String unpacked = System.getProperty("soma.modules");
    if (unpacked != null) {
      return unpacked(Path.of(unpacked, module + ".soma"));
    }
    try (InputStream resource =
        StandardModules.class.getResourceAsStream("/soma/" + module + ".soma")) {
      return resource == null
          ? Optional.empty()
          : Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("standard module " + module, e);
    }
  }

  /**
   * The launcher lays the modules out as files and says where: opening a jar for the first time
   * costs a cold check more than parsing what is in it.
   */
  private static Optional<String> unpacked(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("standard module " + file, e);
    }
  }

  /** Lower-case words joined by single dots; by hand, since a pattern slows a cold start. */
  private static boolean isModuleName(String module) {
    boolean first = true;
    for (int i = 0; i < module.length(); i++) {
      char c = module.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c == '_';
      if (first ? !letter : !letter && c != '.' && (c < '0' || c > '9')) {
        return false;
      }
      first = c == '.';
    }
    return !first && module.length() <= MAX_LENGTH;
  }
}
