package ai.somagent.soma.servers.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Reads the data file; it is ours, so a fault in it is a bug and not a person's mistake. */
public final class CatalogueReader {

  private static final String RESOURCE = "/ai/somagent/soma/servers/servers.json";

  private CatalogueReader() {}

  /** The catalogue this build was made with. */
  public static ServerCatalogue bundled() {
    try (InputStream in = CatalogueReader.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("servers.json is not on the class path");
      }
      return read(new ObjectMapper().readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @param json the text of a data file
   * @throws IllegalStateException when it is not of format {@code soma.servers/1}
   */
  public static ServerCatalogue read(String json) {
    try {
      return read(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("servers.json is not JSON", malformed);
    }
  }

  private static ServerCatalogue read(JsonNode root) {
    if (!root.path("format").asText().equals("soma.servers/1")) {
      throw new IllegalStateException("servers.json is not of format soma.servers/1");
    }
    SequencedMap<String, ServerRecipe> recipes = new LinkedHashMap<>();
    root.path("servers")
        .properties()
        .forEach(entry ->
            recipes.put(
                entry.getKey(),
                RecipeReader.read(
                    entry.getKey(),
                    new StrictObject("servers." + entry.getKey(), entry.getValue()))));
    return new ServerCatalogue(recipes);
  }
}
