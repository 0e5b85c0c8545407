package ai.somagent.soma.contract.openapi;

import ai.somagent.soma.contract.type.Place;
import ai.somagent.soma.contract.type.TypeText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of several forms of a body is taken: JSON before anything else. */
final class MediaTypes {
  private MediaTypes() {}

  /** The media type and its schema; null when {@code owner} has no content. */
  static Map.@Nullable Entry<String, Place> best(Place owner) {
    Map.Entry<String, Place> first = null;
    for (Map.Entry<String, JsonNode> media : owner.schema().path("content").properties()) {
      Place schema = owner.below("content").below(media.getKey()).below("schema");
      if (isJson(media.getKey())) {
        return Map.entry(media.getKey(), schema);
      }
      first = first == null ? Map.entry(media.getKey(), schema) : first;
    }
    return first;
  }

  static boolean isJson(String mediaType) {
    String type = bare(mediaType);
    return type.equals("application/json") || type.endsWith("+json") || type.equals("*/*");
  }

  static boolean isForm(String mediaType) {
    String type = bare(mediaType);
    return type.equals("application/x-www-form-urlencoded") || type.equals("multipart/form-data");
  }

  /** What is no JSON is text or bytes, whatever its schema says. */
  static TypeText opaque(String mediaType) {
    return new TypeText(bare(mediaType).startsWith("text/") ? "string" : "bytes", false);
  }

  private static String bare(String mediaType) {
    int end = mediaType.indexOf(';');
    return (end < 0 ? mediaType : mediaType.substring(0, end)).strip();
  }
}
