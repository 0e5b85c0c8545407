package ai.somagent.soma.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNameTest {
  private static final List<String> KNOWN = List.of("artifact", "size", "created_at", "Severity");

  @Test
  void oneWrongLetter_isNear() {
    assertThat(NearName.find("artifcat", KNOWN)).isEqualTo("artifact");
    assertThat(NearName.find("artefact", KNOWN)).isEqualTo("artifact");
    assertThat(NearName.find("siz", KNOWN)).isEqualTo("size");
  }

  @Test
  void otherSpellingOfTheSameWords_isNear() {
    assertThat(NearName.find("createdAt", KNOWN)).isEqualTo("created_at");
    assertThat(NearName.find("severity", KNOWN)).isEqualTo("Severity");
  }

  @Test
  void otherWord_isNotNear() {
    assertThat(NearName.find("verdict", KNOWN)).isNull();
    assertThat(NearName.find("x", KNOWN)).isNull();
  }

  @Test
  void twoAsNear_givesTheFirst() {
    assertThat(NearName.find("cat", List.of("bat", "car"))).isEqualTo("bat");
  }
}
