package ai.somagent.soma.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a view with the file that holds it.
 *
 * <p>{@code -Dgolden=update} rewrites what differs. A run that wrote anything fails, so that an
 * update can never pass for a check.
 */
public final class GoldenFile {
  private GoldenFile() {}

  public static void check(Path file, String actual) {
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, actual);
        fail("no view yet: wrote " + file + ", read it and commit it");
      }
      String expected = Files.readString(file);
      if (!expected.equals(actual) && "update".equals(System.getProperty("golden"))) {
        Files.writeString(file, actual);
        fail("updated " + file + ", read the difference and commit it");
      }
      assertThat(actual).as("%s; -Dgolden=update rewrites it", file).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
