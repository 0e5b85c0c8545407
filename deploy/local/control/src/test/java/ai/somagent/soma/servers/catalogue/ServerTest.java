package ai.somagent.soma.servers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerTest {

  @Test
  void constants_areTheServersOfTheDataFile() {
    assertThat(Server.keys())
        .containsExactlyInAnyOrderElementsOf(
            CatalogueReader.bundled().all().stream().map(ServerRecipe::name).toList());
  }
}
