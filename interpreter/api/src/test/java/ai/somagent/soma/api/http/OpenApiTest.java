package ai.somagent.soma.api.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class OpenApiTest {
  private static final JsonNode DOCUMENT = document();

  private static JsonNode document() {
    try {
      byte[] body = requireNonNull(new OpenApiRoute().show().getBody());
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<RequestMapping> routes() {
    return Arrays.stream(ApiConfiguration.class.getDeclaredMethods())
        .map(Method::getReturnType)
        .filter(type -> type.isAnnotationPresent(RestController.class))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
        .filter(mapping -> mapping != null);
  }

  @Test
  void routesAndDocument_areTheSame() {
    Set<String> served = new TreeSet<>();
    routes()
        .forEach(route ->
            served.add(route.method()[0].name().toLowerCase(Locale.ROOT) + " " + route.path()[0]));
    Set<String> described = new TreeSet<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method + " " + path.getKey())));

    assertThat(served).hasSize(6).isEqualTo(described);
  }

  @Test
  void mediaTypesOfBodies_areThoseThatRoutesTake() {
    routes()
        .filter(route -> route.consumes().length > 0)
        .forEach(route ->
            assertThat(
                    DOCUMENT
                        .path("paths")
                        .path(route.path()[0])
                        .path("post")
                        .path("requestBody")
                        .path("content")
                        .fieldNames())
                .toIterable()
                .containsExactly(route.consumes()));
  }

  @Test
  void everyReference_leadsSomewhere() {
    var references = DOCUMENT.findValuesAsText("$ref");

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference -> assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void everyError_isAProblemDocument() {
    for (JsonNode responses : DOCUMENT.path("paths").findValues("responses")) {
      responses
          .properties()
          .forEach(response -> {
            if (response.getKey().charAt(0) >= '4') {
              assertThat(response.getValue().path("content").fieldNames())
                  .toIterable()
                  .containsExactly(Problems.MEDIA_TYPE);
            }
          });
    }
  }
}
