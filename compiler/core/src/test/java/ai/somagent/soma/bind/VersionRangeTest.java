package ai.somagent.soma.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  private static boolean fits(String range, String version) {
    return Objects.requireNonNull(VersionRange.read(range), range).contains(version);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.3",
    "1.2.3, 1.2.3+build.7",
    "^1.2.3, 1.2.3",
    "^1.2.3, 1.9.0",
    "^2.1, 2.1.0",
    "^2.1, 2.40.1",
    "^2, 2.0.0",
    "^0.3.1, 0.3.9",
    "^0.0.4, 0.0.4",
    "^0.0, 0.0.9",
    "^0, 0.9.9",
    "~1.2.3, 1.2.9",
    "~1.2, 1.2.0",
    "~1, 1.9.9",
    ">=1.2, 7.0.0",
    ">=1.2 <2, 1.99.0",
    ">1.2, 1.3.0",
    ">1.2.3, 1.2.4",
    "<=1.2, 1.2.9",
    "<=1.2.3, 1.2.3",
    "1.x, 1.0.0",
    "1.2.x, 1.2.77",
    "1.2.*, 1.2.0",
    "x, 3.2.1",
    "*, 0.0.0",
    "1.0.0-rc.1, 1.0.0-rc.1",
    "^1.0.0-rc.1, 1.0.0-rc.2",
    "^1.0.0-rc.1, 1.0.0",
    ">=1.0.0-rc.1, 1.0.0-rc.10",
  })
  void versionInTheRange_fits(String range, String version) {
    assertThat(fits(range, version)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.4",
    "1.2.3, 1.2.3-rc.1",
    "^1.2.3, 1.2.2",
    "^1.2.3, 2.0.0",
    "^1.2.3, 2.0.0-rc.1",
    "^1.2.3, 1.3.0-rc.1",
    "^0.3.1, 0.4.0",
    "^0.0.4, 0.0.5",
    "^0.0, 0.1.0",
    "^0, 1.0.0",
    "~1.2.3, 1.3.0",
    "~1, 2.0.0",
    ">=1.2, 1.1.9",
    ">=1.2 <2, 2.0.0",
    ">1.2, 1.2.9",
    "<1.2, 1.2.0",
    "<=1.2, 1.3.0",
    "1.x, 2.0.0",
    "1.2.x, 1.3.0",
    "*, 1.0.0-rc.1",
    ">=1.0.0-rc.2, 1.0.0-rc.1",
    ">=1.0.0-2, 1.0.0-1",
    "^1.0.0, latest",
  })
  void versionOutsideOfTheRange_doesNot(String range, String version) {
    assertThat(fits(range, version)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.2",
        "latest",
        "^",
        "^x1",
        "=1.2.3",
        "1.2.3.4",
        "v1.2.3",
        ">=1.2,<2",
        "1.-x",
        "^1.2-rc",
        "x.1",
        "1..2",
        "^99999999999999999999",
        "1.2.3 ||",
        "01.2.3"
      })
  void whatIsNoRange_isRefused(String text) {
    assertThat(VersionRange.read(text)).isNull();
  }
}
