package ai.somagent.soma.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The modules that come with Soma. */
public final class StandardModules {
  private static final Pattern NAME =
      Pattern.compile("[a-z_][a-z0-9_]{0,63}(\\.[a-z_][a-z0-9_]{0,63}){0,7}");

  private StandardModules() {}

  /** The source of {@code module}, or empty when the standard library has no such module. */
  public static Optional<String> text(String module) {
    if (!NAME.matcher(module).matches()) {
      return Optional.empty();
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
}
