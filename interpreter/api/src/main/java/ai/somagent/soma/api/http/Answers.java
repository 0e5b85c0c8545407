package ai.somagent.soma.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** JSON answers as bytes. */
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();

  private Answers() {}

  static ResponseEntity<byte[]> json(int status, JsonNode body) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(bytes(body));
  }

  static ResponseEntity<byte[]> json(int status, URI location, JsonNode body) {
    return ResponseEntity.status(status)
        .location(location)
        .contentType(MediaType.APPLICATION_JSON)
        .body(bytes(body));
  }

  static ResponseEntity<byte[]> problem(int status, JsonNode document) {
    return ResponseEntity.status(status)
        .header("Content-Type", Problems.MEDIA_TYPE)
        .body(bytes(document));
  }

  static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree that is not JSON", e);
    }
  }
}
