package ai.somagent.soma.contract.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import org.jspecify.annotations.Nullable;

/**
 * Text of Soma inside a schema that another translator has made. It is carried as a Java object, so
 * that no file can bring it along.
 */
public final class KnownText {
  private static final String TYPE = "type of Soma";
  private static final String DEFAULT = "default of Soma";

  private record Text(String soma) {}

  private KnownText() {}

  /** Makes {@code schema} stand for {@code type}. */
  public static ObjectNode setType(ObjectNode schema, String type) {
    return schema.set(TYPE, new POJONode(new Text(type)));
  }

  /** Gives a property a default, so that it need not be said. */
  public static ObjectNode setDefault(ObjectNode schema, String literal) {
    return schema.set(DEFAULT, new POJONode(new Text(literal)));
  }

  static @Nullable String type(JsonNode schema) {
    return text(schema.path(TYPE));
  }

  /** The default of a property, or null when it has none. */
  public static @Nullable String defaultOf(JsonNode schema) {
    return text(schema.path(DEFAULT));
  }

  private static @Nullable String text(JsonNode node) {
    return node instanceof POJONode pojo && pojo.getPojo() instanceof Text text
        ? text.soma()
        : null;
  }
}
