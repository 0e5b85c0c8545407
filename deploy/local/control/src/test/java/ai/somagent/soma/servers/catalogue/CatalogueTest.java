package ai.somagent.soma.servers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

  private final ServerCatalogue catalogue = CatalogueReader.bundled();

  @Test
  void defaultPort_isNamedByOneServerOnly() {
    Map<Integer, String> owners = new TreeMap<>();
    for (ServerRecipe recipe : catalogue.all()) {
      recipe
          .ports()
          .forEach((name, port) ->
              assertThat(owners.put(port, recipe.name() + "." + name))
                  .as("port %d of %s.%s", port, recipe.name(), name)
                  .isNull());
    }
    assertThat(owners).hasSizeGreaterThan(20);
  }

  @Test
  void whatIsObtained_isPinnedByAChecksum() {
    for (ServerRecipe recipe : catalogue.all()) {
      assertThat(checksums(recipe.obtain()))
          .as(recipe.name())
          .allMatch(sum -> sum.matches("[0-9a-f]{64}|h1:[A-Za-z0-9+/]{43}="));
    }
  }

  private static List<String> checksums(Obtain obtain) {
    return switch (obtain) {
      case Obtain.FromGo go -> go.packages().stream().map(Obtain.GoPackage::sum).toList();
      case Obtain.FromMaven maven -> List.of(maven.sha256());
      case Obtain.FromWheel wheel -> List.of(wheel.sha256());
      case Obtain.FromDebian debian -> List.of();
    };
  }

  @Test
  void requiredServer_comesFirstAndOnce() {
    List<String> names =
        catalogue.withRequired(List.of("temporal-postgresql", "postgresql", "opa")).stream()
            .map(ServerRecipe::name)
            .toList();
    assertThat(names).containsExactly("postgresql", "temporal-postgresql", "opa");
  }

  @Test
  void serverPublishedBySomebodyElse_isOptInAndNamesThem() {
    Stream<ServerRecipe> wheels =
        catalogue.all().stream().filter(one -> one.obtain() instanceof Obtain.FromWheel);
    assertThat(wheels).allMatch(one -> one.optIn() && !one.packager().isEmpty());
  }

  @Test
  void unknownKey_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            CatalogueReader.read(
                """
                {"format": "soma.servers/1", "servers": {"x": {"title": "X", "version": "1",
                 "licence": "MIT", "tool": true, "memory_mb": 1, "client": "none", "colour": 1,
                 "obtain": {"kind": "debian", "packages": ["x"], "binaries": {}}}}}
                """))
        .withMessageContaining("unknown keys [colour]");
  }

  @Test
  void variableWithoutAValue_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Template.expand("--port ${port.http}", Map.of("home", "/x")))
        .withMessageContaining("${port.http}");
  }

  @Test
  void valueThatLooksLikeAVariable_isNotExpandedAgain() {
    assertThat(Template.expand("${home}", Map.of("home", "/a/${data}"))).isEqualTo("/a/${data}");
  }
}
