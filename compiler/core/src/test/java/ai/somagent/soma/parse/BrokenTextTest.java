package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.parse.BrokenTexts.Broken;
import ai.somagent.soma.parse.BrokenTexts.Verdict;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * One mistake gives a tree, few messages, and leaves its neighbours alone. The bounds are shares of
 * all texts; what still breaks them stands in the failure.
 */
class BrokenTextTest {
  private static List<Verdict> judge(List<Broken> texts) {
    Map<SourceText, ParsedFile> sound = new HashMap<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (Broken broken : texts) {
      ParsedFile whole = sound.computeIfAbsent(broken.sound(), Parser::parse);
      Verdict verdict = BrokenTexts.judge(broken, whole);
      assertThat(verdict.whole()).as(broken.shown()).isTrue();
      verdicts.add(verdict);
    }
    return verdicts;
  }

  private static void assertRare(
      List<Verdict> verdicts, double percent, Predicate<Verdict> unlucky, String what) {
    List<Verdict> found = verdicts.stream().filter(unlucky).toList();
    double share = 100.0 * found.size() / verdicts.size();
    if (System.getProperty("soma.broken") != null) {
      System.out.printf("%s: %d of %d, %.3f %%%n", what, found.size(), verdicts.size(), share);
      found.forEach(System.out::println);
    }
    assertThat(share).as("percent %s%n%s", what, found).isLessThanOrEqualTo(percent);
  }

  @Test
  void everyDeletedToken_givesFewMessagesAndHarmsNoNeighbour() {
    List<Verdict> verdicts = judge(BrokenTexts.deletions());
    assertThat(verdicts).hasSizeGreaterThan(500);
    assertRare(verdicts, 0.5, v -> v.messages() > BrokenTexts.MOST_MESSAGES, "many messages");
    assertRare(verdicts, 0.5, v -> v.lost() > 0, "deletions that harm a neighbour");
  }

  @Test
  void everyPrefix_givesFewMessagesAndHarmsNothingBeforeIt() {
    List<Verdict> verdicts = judge(BrokenTexts.prefixes());
    assertThat(verdicts).hasSizeGreaterThan(500);
    assertRare(verdicts, 0.2, v -> v.messages() > BrokenTexts.MOST_MESSAGES, "many messages");
    // Half of a comment's sign behind an expression is a division.
    assertRare(verdicts, 0.01, v -> v.lost() > 0, "prefixes that harm what was whole");
  }
}
