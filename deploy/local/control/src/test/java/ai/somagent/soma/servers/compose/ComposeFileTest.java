package ai.somagent.soma.servers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the compose file to the Compose specification and to the data file. */
class ComposeFileTest {

  private static final ComposeFile FILE = ComposeFile.read();
  private static final ServerCatalogue CATALOGUE = CatalogueReader.bundled();

  static Stream<ServerRecipe> recipes() {
    return CATALOGUE.all().stream().filter(recipe -> !recipe.tool());
  }

  @Test
  void composeFile_fitsTheSpecification() throws IOException {
    assertThat(faults(FILE)).isEmpty();
  }

  @Test
  void misspeltKey_doesNotFitTheSpecification() throws IOException {
    assertThat(faults(ComposeFile.of("services: {opa: {image: opa, helthcheck: {}}}")))
        .isNotEmpty();
  }

  @Test
  void services_areTheServersOfTheDataFile() {
    assertThat(FILE.servers().keySet())
        .containsExactlyInAnyOrderElementsOf(recipes().map(ServerRecipe::name).toList());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void image_isOfTheVersionInTheDataFileOrSaysWhyNot(ServerRecipe recipe) {
    String image = service(recipe).path("image").asText();
    String tag = image.substring(image.indexOf(':') + 1).replaceFirst("^v", "");
    boolean same =
        (tag + "-").startsWith(recipe.version() + "-") || tag.startsWith(recipe.version() + ".");

    assertThat(image).matches("[a-z0-9./-]+:v?[A-Za-z0-9][A-Za-z0-9._-]*").doesNotEndWith("latest");
    assertThat(service(recipe).at("/x-soma/why").asText().isEmpty())
        .as("%s for version %s, or a reason", image, recipe.version())
        .isEqualTo(same);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void ports_areTheDefaultOnesOnLoopback(ServerRecipe recipe) {
    Map<String, Integer> ports = new LinkedHashMap<>(recipe.ports());
    List<String> unpublished = ComposeFile.texts(service(recipe).at("/x-soma/not_published"));
    assertThat(ports.keySet()).containsAll(unpublished);
    ports.keySet().removeAll(unpublished);

    List<String> published = ComposeFile.texts(service(recipe).path("ports"));

    assertThat(published).allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    assertThat(published.stream().map(port -> Integer.valueOf(port.split(":")[1])))
        .containsExactlyInAnyOrderElementsOf(ports.values());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void optInServer_needsAProfile(ServerRecipe recipe) {
    assertThat(ComposeFile.texts(service(recipe).path("profiles")))
        .isEqualTo(recipe.optIn() ? List.of("opt-in") : List.of());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyServer_hasAHealthCheck(ServerRecipe recipe) {
    assertThat(ComposeFile.texts(service(recipe).at("/healthcheck/test"))).isNotEmpty();
  }

  @Test
  void volumesAndConfigs_areThoseThatServicesUse() {
    Set<String> volumes = new TreeSet<>();
    Set<String> configs = new TreeSet<>();
    FILE.servers()
        .values()
        .forEach(service -> {
          ComposeFile.texts(service.path("volumes"))
              .forEach(volume -> volumes.add(volume.split(":")[0]));
          service.path("configs").forEach(used -> configs.add(used.path("source").asText()));
        });

    assertThat(names(FILE.root().path("volumes"))).isEqualTo(volumes);
    assertThat(names(FILE.root().path("configs"))).isEqualTo(configs);
  }

  private static JsonNode service(ServerRecipe recipe) {
    return FILE.root().path("services").path(recipe.name());
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> faults(ComposeFile file) throws IOException {
    try (InputStream in =
        ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
      assertThat(in).isNotNull();
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(
                  // The schema calls itself by a name that is relative to where it is.
                  SchemaLocation.of("classpath:/compose-spec/"),
                  new String(in.readAllBytes(), StandardCharsets.UTF_8),
                  InputFormat.JSON);
      return schema.validate(file.root().toString(), InputFormat.JSON).stream()
          .map(Object::toString)
          .toList();
    }
  }
}
