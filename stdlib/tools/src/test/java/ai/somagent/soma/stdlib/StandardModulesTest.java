package ai.somagent.soma.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardModulesTest {
  @Test
  void everyModuleOfTheFolder_isNamed() throws IOException, URISyntaxException {
    Path known =
        Path.of(StandardModules.class.getResource("/soma/somagent.marketplace.soma").toURI());
    try (Stream<Path> files = Files.list(known.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".soma", "")).sorted())
          .containsExactlyElementsOf(StandardModules.NAMES);
    }
  }

  @Test
  void knownModule_givesItsText() {
    assertThat(StandardModules.text("somagent.marketplace"))
        .hasValueSatisfying(text -> assertThat(text).startsWith("module somagent.marketplace\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "somagent.absent", "../marketplace", "a/b", "somagent.", "Somagent", "a\0b"})
  void unknownOrUnsafeName_givesNothing(String module) {
    assertThat(StandardModules.text(module)).isEmpty();
  }
}
