package ai.somagent.soma.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/openapi.json}: the description of the API, written by hand and held by a test. */
@RestController
final class OpenApiRoute {
  private static final String DOCUMENT = "openapi.json";

  @GetMapping("/v1/openapi.json")
  ResponseEntity<byte[]> show() throws IOException {
    try (InputStream document = OpenApiRoute.class.getResourceAsStream(DOCUMENT)) {
      byte[] bytes = Objects.requireNonNull(document, DOCUMENT).readAllBytes();
      return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(bytes);
    }
  }
}
