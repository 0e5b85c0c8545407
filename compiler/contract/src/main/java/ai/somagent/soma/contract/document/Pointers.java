package ai.somagent.soma.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON pointers, RFC 6901. */
public final class Pointers {
  private Pointers() {}

  /** The pointer to {@code key} below {@code pointer}. */
  public static String below(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The last part, decoded; empty for the root. */
  public static String last(String pointer) {
    return decode(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  /** What {@code pointer} names, or null. */
  public static @Nullable JsonNode find(JsonNode root, String pointer) {
    JsonNode node = root;
    for (String part : pointer.split("/", -1)) {
      if (part.isEmpty() && node == root) {
        continue;
      }
      String key = decode(part);
      JsonNode next = node.isArray() ? element(node, key) : node.get(key);
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  private static @Nullable JsonNode element(JsonNode array, String key) {
    boolean number = !key.isEmpty() && key.length() < 7 && key.chars().allMatch(Character::isDigit);
    return number ? array.get(Integer.parseInt(key)) : null;
  }

  /** The pointer in a reference such as {@code #/$defs/Pet}, percent-decoded; null for others. */
  public static @Nullable String ofReference(String reference) {
    if (!reference.equals("#") && !reference.startsWith("#/")) {
      return null;
    }
    try {
      return URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A pointer as it stands behind the {@code #} of a reference. */
  static String fragment(String pointer) {
    return pointer.replace("%", "%25");
  }

  private static String decode(String part) {
    return part.replace("~1", "/").replace("~0", "~");
  }
}
