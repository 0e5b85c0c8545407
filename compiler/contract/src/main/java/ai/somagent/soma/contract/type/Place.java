package ai.somagent.soma.contract.type;

import ai.somagent.soma.contract.document.Pointers;
import com.fasterxml.jackson.databind.JsonNode;

/** A schema with its JSON pointer. */
public record Place(JsonNode schema, String pointer) {
  public Place below(String key) {
    return new Place(schema.path(key), Pointers.below(pointer, key));
  }

  Place below(String key, int index) {
    return new Place(schema.path(key).path(index), Pointers.below(pointer, key) + "/" + index);
  }

  public String text(String key) {
    return schema.path(key).isTextual() ? schema.path(key).asText() : "";
  }
}
