package ai.somagent.soma.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterCommentsTest {
  static List<Path> samples() {
    return Formatting.samples();
  }

  /** Comments between any two tokens; a dot keeps its word, and strings are left alone. */
  private static String sprinkle(String text, long seed, double share) {
    Random random = new Random(seed);
    StringBuilder out = new StringBuilder();
    int count = 0;
    boolean dotted = false;
    for (String token : TokenSplitter.split(text)) {
      if (dotted) {
        out.append(token.strip());
      } else {
        out.append(random.nextDouble() < share ? comment(random, count++) : "").append(token);
      }
      dotted = token.startsWith(".") && !token.equals("..") || dotted && token.isBlank();
      out.append(random.nextInt(9) == 0 && !dotted ? "\n" : " ");
    }
    return out.append(comment(random, count)).toString();
  }

  private static String comment(Random random, int number) {
    return switch (random.nextInt(7)) {
      case 0 -> "// line " + number + "\n";
      case 1 -> "\n// own line " + number + "\n";
      case 2 -> "\n\n\n// apart " + number + "\n\n";
      case 3 -> "/* block " + number + " */ ";
      case 4 -> "\n/* lines " + number + "\n * more\n */\n";
      case 5 -> "/* ragged " + number + "\n   more */ ";
      default -> "\n/// doc " + number + "\n";
    };
  }

  @ParameterizedTest
  @MethodSource("samples")
  void commentsAnywhere_areKeptOnce(Path sample) {
    String text = Formatting.read(sample);
    for (long seed = 0; seed < 20; seed++) {
      Formatting.formatLawfully(sprinkle(text, seed, 0.02));
    }
  }

  @Test
  void commentsInRandomPrograms_areKeptOnce() {
    for (long seed = 6_600; seed < 6_650; seed++) {
      Formatting.formatLawfully(sprinkle(ProgramGenerator.file(seed), seed, 0.01));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void commentsEverywhere_areKeptInOrder(Path sample) {
    String text = sprinkle(Formatting.read(sample), 7, 0.5);
    String formatted = Formatting.format(text);
    assertThat(Formatting.words(Formatting.parse(formatted)))
        .isEqualTo(Formatting.words(Formatting.parse(text)));
  }

  @Test
  void fileOfComments_keepsThem() {
    assertThat(Formatting.formatLawfully("// a\n\n\n/* b */ module x // c\n// d\n\n\n\n// e"))
        .isEqualTo("// a\n\n/* b */ module x // c\n// d\n\n// e\n");
  }
}
