package ai.somagent.soma.servers.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that was looked for and cannot be had, so that nobody looks again in the same places.
 *
 * @param name product and, where it matters, which version
 * @param tried where it was looked for, and what was found
 * @param answer what follows for Soma
 */
public record NotObtainable(String name, List<String> tried, String answer) {

  private static final String RESOURCE = "/ai/somagent/soma/servers/not-obtainable.json";

  /** All of them, in the order of the data file. */
  public static List<NotObtainable> bundled() {
    try (InputStream in = NotObtainable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("not-obtainable.json is not on the class path");
      }
      List<NotObtainable> all = new ArrayList<>();
      for (JsonNode entry : new ObjectMapper().readTree(in)) {
        StrictObject read = new StrictObject("not-obtainable", entry);
        all.add(new NotObtainable(read.text("name"), read.texts("tried"), read.text("answer")));
        read.finish();
      }
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
