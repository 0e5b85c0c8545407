package ai.somagent.soma.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardModulesTest {
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
