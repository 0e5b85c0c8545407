package ai.somagent.soma.servers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ServerTest {

  @Test
  void constants_areTheServersOfTheDataFile() {
    assertThat(Arrays.stream(Server.values()).map(Server::key))
        .containsExactlyInAnyOrderElementsOf(
            CatalogueReader.bundled().all().stream().map(ServerRecipe::name).toList());
  }
}
