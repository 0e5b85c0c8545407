package ai.somagent.soma.servers.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The compose file as Compose reads it: aliases followed, merge keys merged. */
record ComposeFile(ObjectNode root) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ComposeFile read() {
    try {
      return of(Files.readString(Path.of("../../compose/compose.yaml")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static ComposeFile of(String yaml) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new ComposeFile(JSON.valueToTree(merged(read)));
  }

  /** Services that are servers of the data file, by name. */
  Map<String, JsonNode> servers() {
    Map<String, JsonNode> servers = new LinkedHashMap<>();
    root.path("services")
        .properties()
        .forEach(service -> {
          if (service.getValue().at("/x-soma/helps").isMissingNode()) {
            servers.put(service.getKey(), service.getValue());
          }
        });
    return servers;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Object merged(Object read) {
    if (read instanceof List<?> list) {
      return list.stream().map(ComposeFile::orNull).toList();
    }
    if (!(read instanceof Map<?, ?> map)) {
      return read;
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    if (map.get("<<") instanceof Map<?, ?> base) {
      base.forEach((key, value) -> merged.put(key.toString(), orNull(value)));
    }
    map.forEach((key, value) -> {
      if (!key.equals("<<")) {
        merged.put(key.toString(), orNull(value));
      }
    });
    return merged;
  }

  private static Object orNull(Object value) {
    return value == null ? JSON.nullNode() : merged(value);
  }
}
