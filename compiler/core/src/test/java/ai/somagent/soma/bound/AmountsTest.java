package ai.somagent.soma.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountsTest {
  private static final int CASES = 2_000;

  private static Amounts any(Random random) {
    Amounts amounts = Amounts.NONE;
    for (Measure measure : Measure.values()) {
      long value =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000);
            case 2 -> random.nextLong(Long.MAX_VALUE);
            default -> Amounts.UNBOUNDED;
          };
      amounts = amounts.with(measure, value);
    }
    return amounts;
  }

  private static void assertNoLess(Amounts larger, Amounts smaller) {
    for (Measure measure : Measure.values()) {
      assertThat(larger.of(measure)).isGreaterThanOrEqualTo(smaller.of(measure));
    }
  }

  @Test
  void sumsAndProducts_neverShrinkOrOverflow() {
    Random random = new Random(1);
    for (int i = 0; i < CASES; i++) {
      Amounts a = any(random);
      Amounts b = any(random);
      assertNoLess(a.then(b), a);
      assertNoLess(a.then(b), b);
      assertNoLess(a.beside(b), a.together(b));
      assertNoLess(a.together(b), a);
      assertNoLess(a.most(b), a.least(b));
      assertNoLess(a.times(1 + random.nextInt(1_000)), a);
    }
  }

  @Test
  void sums_doNotDependOnTheirOrder() {
    Random random = new Random(2);
    for (int i = 0; i < CASES; i++) {
      Amounts a = any(random);
      Amounts b = any(random);
      Amounts c = any(random);
      assertThat(a.then(b)).isEqualTo(b.then(a));
      assertThat(a.then(b).then(c)).isEqualTo(a.then(b.then(c)));
      assertThat(a.beside(b)).isEqualTo(b.beside(a));
      assertThat(a.most(b)).isEqualTo(b.most(a));
    }
  }

  @Test
  void turns_addUp() {
    Amounts turn = HistoryCost.CALL.most().with(Measure.FAN_OUT, 1).with(Measure.WALL_MILLIS, 10);

    Amounts ten = turn.times(10);
    Amounts window = turn.times(10, 4);

    assertThat(ten.of(Measure.EVENTS)).isEqualTo(60);
    assertThat(ten.of(Measure.WORKFLOW_TASKS)).isEqualTo(10);
    assertThat(ten.of(Measure.FAN_OUT)).isEqualTo(1);
    assertThat(ten.of(Measure.WALL_MILLIS)).isEqualTo(100);
    assertThat(window.of(Measure.EVENTS)).isEqualTo(60);
    assertThat(window.of(Measure.FAN_OUT)).isEqualTo(4);
    assertThat(window.of(Measure.WALL_MILLIS)).isEqualTo(30);
    assertThat(turn.times(0)).isEqualTo(Amounts.NONE);
  }

  /** The figures of measured histories: 10 calls write 65 events in 11 workflow tasks. */
  @Test
  void costModel_agreesWithWhatWasMeasured() {
    Amounts calls = HistoryCost.RUN.most().then(HistoryCost.CALL.most().times(10));
    Amounts local = HistoryCost.RUN.least().then(HistoryCost.LOCAL_CALL.least().times(10));
    Amounts child = HistoryCost.CHILD.most();

    assertThat(calls.of(Measure.EVENTS)).isEqualTo(65);
    assertThat(calls.of(Measure.WORKFLOW_TASKS)).isEqualTo(11);
    assertThat(local.of(Measure.EVENTS)).isEqualTo(15);
    assertThat(local.of(Measure.WORKFLOW_TASKS)).isEqualTo(1);
    assertThat(child.of(Measure.EVENTS)).isEqualTo(9);
    assertThat(HistoryCost.SLEEP.most().of(Measure.EVENTS)).isEqualTo(5);
    assertThat(HistoryCost.PURE.most().of(Measure.EVENTS)).isZero();
  }

  /** 50 calls at once: between one wave, 155 and 3, and 50 waves. */
  @Test
  void callsAtOnce_costBetweenOneWaveAndOneEach() {
    Amounts least = HistoryCost.RUN.least();
    Amounts most = HistoryCost.RUN.most();
    Amounts together = Amounts.NONE;
    Amounts apart = Amounts.NONE;
    for (int i = 0; i < 50; i++) {
      together = together.together(HistoryCost.CALL.least());
      apart = apart.beside(HistoryCost.CALL.most());
    }

    assertThat(least.then(together).of(Measure.EVENTS)).isEqualTo(155 + 3);
    assertThat(most.then(apart).of(Measure.EVENTS)).isEqualTo(305);
  }
}
