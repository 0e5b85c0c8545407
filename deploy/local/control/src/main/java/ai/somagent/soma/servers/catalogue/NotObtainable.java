package ai.somagent.soma.servers.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  /** All of them, in the order of the data file. */
  public static List<NotObtainable> bundled() {
    List<NotObtainable> all = new ArrayList<>();
    try {
      for (JsonNode entry : new ObjectMapper().readTree(BundledFile.text("not-obtainable.json"))) {
        StrictObject read = new StrictObject("not-obtainable", entry);
        all.add(new NotObtainable(read.text("name"), read.texts("tried"), read.text("answer")));
        read.finish();
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("not-obtainable.json is not JSON", malformed);
    }
    return all;
  }
}
