package ai.somagent.soma.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

class LspPositionsTest {
  private final LspPositions positions = new LspPositions("ab\r\nc\uD83D\uDE80d\n");

  @Test
  void everyOffset_comesBack() {
    for (int offset : new int[] {0, 1, 2, 4, 5, 7, 8, 9}) {
      assertThat(positions.offset(positions.position(offset))).isEqualTo(offset);
    }
  }

  @Test
  void charactersBeyondTheBasicPlane_countAsTwo() {
    assertThat(positions.position(7)).isEqualTo(new Position(1, 3));
  }

  @Test
  void characterPastTheLine_meansItsEnd() {
    assertThat(positions.offset(new Position(0, 99))).isEqualTo(2);
    assertThat(positions.offset(new Position(2, 5))).isEqualTo(9);
  }

  @Test
  void positionOutsideOfTheText_meansTheNearestPlace() {
    assertThat(positions.offset(new Position(17, 0))).isEqualTo(9);
    assertThat(positions.offset(new Position(-1, 4))).isZero();
    assertThat(positions.position(100)).isEqualTo(new Position(2, 0));
  }

  @Test
  void rangeBackwards_isEmpty() {
    Range backwards = new Range(new Position(1, 0), new Position(0, 1));
    assertThat(positions.span(backwards)).isEqualTo(new Span(4, 4));
  }
}
