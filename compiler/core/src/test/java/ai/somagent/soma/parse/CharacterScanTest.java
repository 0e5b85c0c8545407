package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.parse.CharacterScan.Finding;
import ai.somagent.soma.parse.CharacterScan.Kind;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.junit.jupiter.api.Test;

class CharacterScanTest {
  @Test
  void characterBeyondTheBasicPlane_isFine() {
    assertThat(CharacterScan.findings(new SourceText("a", "// \uD83D\uDE80\n"))).isEmpty();
  }

  @Test
  void halfACharacter_isFound() {
    assertThat(CharacterScan.findings(new SourceText("a", "a\uDE80\uD83D\uDE80\uD83D")))
        .containsExactly(
            new Finding(Kind.SURROGATE, 0xde80, new Span(1, 2)),
            new Finding(Kind.SURROGATE, 0xd83d, new Span(4, 5)));
  }
}
