package ai.somagent.soma.cli.project;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The target for a fixed number of inputs: seeds with parts taken out, doubled and swapped. */
final class ProjectFuzzTest {
  private static final int INPUTS = Integer.getInteger("soma.fuzz.inputs", 3_000);
  private static final String SIGNS = "\n :-'\"[]{}|>&*!%#,?\t\\0é\u0000\ufeff";

  @Test
  void projectFiles_areAnswered() {
    Random random = new Random(1);
    List<byte[]> seeds = ProjectFuzz.seeds();
    for (int i = 0; i < INPUTS; i++) {
      String text = new String(seeds.get(i % seeds.size()), StandardCharsets.UTF_8);
      for (int changes = random.nextInt(6); changes >= 0; changes--) {
        text = changed(text, random);
      }
      try {
        ProjectFuzz.fuzzerTestOneInput(text.getBytes(StandardCharsets.UTF_8));
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError("input " + i + ": " + text, e);
      }
    }
  }

  private static String changed(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(8));
    int sign = random.nextInt(SIGNS.length());
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, to) + text.substring(from);
      default -> text.substring(0, from) + SIGNS.charAt(sign) + text.substring(from);
    };
  }
}
