package ai.somagent.soma.servers.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Reads the data file; it is ours, so a fault in it is a bug and not a person's mistake. */
public final class CatalogueReader {

  private CatalogueReader() {}

  /** The catalogue this build was made with. */
  public static ServerCatalogue bundled() {
    return read(BundledFile.text("servers.json"));
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
