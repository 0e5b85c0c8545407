package ai.somagent.soma.generate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random programs that are well typed by construction are accepted; what is accepted never goes
 * wrong from a type, a name or a missing case, and the verifier agrees. {@code
 * -Dsoma.generated.programs} sets how many; the failing seed is in the message.
 */
final class GeneratedProgramsTest {
  private static final int PROGRAMS = Integer.getInteger("soma.generated.programs", 10_000);
  private static final long FIRST = Long.getLong("soma.generated.first", 0);

  /** Programs whose parts are counted. */
  private static final int COUNTED = 2_000;

  /** Whatever the generator writes; one of it in each of the parts of the language. */
  @Test
  void wellTypedPrograms_areAcceptedAndNeverGoWrong() {
    int ran = 0;
    int completed = 0;
    Constructs constructs = new Constructs();
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      boolean counted = seed < FIRST + COUNTED;
      ProgramCheck check = counted ? ProgramCheck.of(seed, constructs::add) : ProgramCheck.of(seed);
      ran += check.ran() ? 1 : 0;
      completed += check.completed();
    }
    assertThat(ran).isGreaterThan(PROGRAMS * 9 / 10);
    assertThat(completed).isGreaterThan(PROGRAMS);
    if (PROGRAMS >= COUNTED) {
      assertThat(constructs.counts().keySet()).containsAll(LanguageParts.all());
    }
  }

  @Test
  void formattedPrograms_haveTheSameProgramForTheMachine() {
    for (long seed = FIRST; seed < FIRST + PROGRAMS / 50; seed++) {
      String text = TypedProgram.of(seed);
      String formatted = Formatter.format(Parser.parse(new SourceText("made.soma", text)));
      Compilation before = ProgramCheck.compile(text);
      Compilation after = ProgramCheck.compile(formatted);

      assertThat(Formatter.format(Parser.parse(new SourceText("made.soma", formatted))))
          .as("seed %d", seed)
          .isEqualTo(formatted);
      assertThat(after.hasErrors()).as("seed %d", seed).isEqualTo(before.hasErrors());
      if (!before.hasErrors()) {
        assertThat(digests(after)).as("seed %d%n%s", seed, text).isEqualTo(digests(before));
      }
    }
  }

  private static List<String> digests(Compilation compilation) {
    return compilation.capsules().stream().map(one -> one.sourceMap().program()).toList();
  }

  /** A name that nothing declares, where a variable is read. */
  @Test
  void unknownNames_areRefusedWhereTheyStand() {
    int mutated = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS / 20; seed++) {
      Random random = new Random(seed);
      String text = TypedProgram.of(seed);
      List<Integer> uses = uses(text);
      if (!uses.isEmpty()) {
        int at = uses.get(random.nextInt(uses.size()));
        String broken = text.substring(0, at) + "nowhere" + text.substring(end(text, at));
        int line = line(text, at);
        assertThat(ProgramCheck.compile(broken).diagnostics())
            .as("seed %d line %d%n%s", seed, line, broken)
            .anyMatch(one ->
                one.isError()
                    && one.code().id().equals("E2001")
                    && line(broken, one.span().start()) == line);
        mutated++;
      }
    }
    assertThat(mutated).isGreaterThan(PROGRAMS / 40);
  }

  /** Where the steps read a variable that they have bound with `let`. */
  private static List<Integer> uses(String text) {
    List<Integer> found = new ArrayList<>();
    int from = text.indexOf(" main version");
    for (int i = from; i < text.length(); i++) {
      boolean starts = text.charAt(i) == 'v' && !isPart(text.charAt(i - 1));
      if (starts && Character.isDigit(text.charAt(i + 1)) && isRead(text, i)) {
        found.add(i);
      }
    }
    return found;
  }

  private static boolean isRead(String text, int at) {
    String before = text.substring(text.lastIndexOf('\n', at) + 1, at);
    boolean binds =
        before.matches(".*\\b((let|var|set|for|as) |for v\\d+, )$") || before.endsWith(".");
    return !binds;
  }

  private static int end(String text, int at) {
    int end = at;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static int line(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
