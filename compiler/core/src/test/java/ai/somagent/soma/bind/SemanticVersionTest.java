package ai.somagent.soma.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SemanticVersionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0",
        "1.2.3",
        "10.20.30",
        "1.0.0-rc.1",
        "1.0.0-0a.-",
        "1.0.0+001",
        "1.0.0-a+b.c"
      })
  void versionOfTheStandard_isValid(String version) {
    assertThat(SemanticVersion.isValid(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.2.03",
        "v1.2.3",
        "1.2.x",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3-a..b",
        "1.2.3+",
        "1.2.3+a_b",
        "1.2.-3",
        " 1.2.3",
        "1.2.3 "
      })
  void anythingElse_isNot(String version) {
    assertThat(SemanticVersion.isValid(version)).isFalse();
  }
}
