package ai.somagent.soma.compile;

import ai.somagent.soma.compile.LockFile.Pin;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code soma.lock}: JSON with sorted keys, so that two locks differ by line where they differ. */
public final class LockFileText {
  private static final String FORMAT = "soma.lock/1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LockFileText() {}

  /** The file that holds {@code lock}; equal locks give equal text. */
  public static String write(LockFile lock) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.set("modules", write(lock.modules()));
    root.set("contracts", write(lock.contracts()));
    root.set("capsules", write(lock.capsules()));
    return root.toPrettyString().replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode write(Map<String, Pin> pins) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    pins.forEach((name, pin) -> {
      ObjectNode entry = object.putObject(name);
      if (pin.version() != null) {
        entry.put("version", pin.version());
      }
      entry.put("digest", pin.digest());
    });
    return object;
  }

  /** The lock that {@code text} holds, or null when it holds none. */
  public static @Nullable LockFile read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root == null || !root.path("format").asText().equals(FORMAT)) {
        return null;
      }
      Map<String, Pin> modules = read(root.path("modules"));
      Map<String, Pin> contracts = read(root.path("contracts"));
      Map<String, Pin> capsules = read(root.path("capsules"));
      if (modules == null || contracts == null || capsules == null) {
        return null;
      }
      return new LockFile(modules, contracts, capsules);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static @Nullable Map<String, Pin> read(JsonNode object) {
    Map<String, Pin> pins = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode digest = entry.getValue().path("digest");
      JsonNode version = entry.getValue().path("version");
      if (!digest.isTextual()) {
        return null;
      }
      pins.put(
          entry.getKey(), new Pin(version.isTextual() ? version.asText() : null, digest.asText()));
    }
    return object.isObject() ? pins : null;
  }
}
