package ai.somagent.soma.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingListTest {
  @Test
  void moreThanFifty_keepsTheGravestAndCountsTheRest() {
    FindingList list = new FindingList();
    for (int i = 0; i < 100; i++) {
      list.add(new Finding(FindingWeight.LOW, "low", null, "n" + i));
    }
    list.add(new Finding(FindingWeight.CRITICAL, "grave", "a:1", "x"));

    assertThat(list.toList()).hasSize(FindingList.MOST);
    assertThat(list.toList()).extracting(Finding::rule).contains("grave");
    assertThat(list.toList().getLast())
        .isEqualTo(new Finding(FindingWeight.LOW, "more-findings", null, "and 52 more"));
  }

  @Test
  void omittedGraveFindings_makeTheLastOneGrave() {
    FindingList list = new FindingList();
    for (int i = 0; i < 60; i++) {
      list.add(new Finding(FindingWeight.HIGH, "high", null, "n" + i));
    }

    assertThat(list.toList().getLast().weight()).isEqualTo(FindingWeight.HIGH);
  }

  @Test
  void fortyNine_areAllKept() {
    FindingList list = new FindingList();
    for (int i = 0; i < 49; i++) {
      list.add(new Finding(FindingWeight.LOW, "low", null, "n" + i));
    }

    assertThat(list.toList()).hasSize(49).extracting(Finding::rule).containsOnly("low");
  }

  @Test
  void longDetail_isCutBetweenCodePoints() {
    Finding finding = new Finding(FindingWeight.LOW, "r", null, "😀".repeat(2_000));

    assertThat(finding.detail().codePointCount(0, finding.detail().length())).isEqualTo(1_000);
    assertThat(finding.detail()).endsWith("😀…");
  }
}
