package ai.somagent.soma.generate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.evaluate.SeededOracle;
import ai.somagent.soma.evaluate.TreeOutcome;
import ai.somagent.soma.evaluate.TreeRun;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.ir.verify.IrVerifier;
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
  private static final int PROGRAMS = Integer.getInteger("soma.generated.programs", 2_000);
  private static final long FIRST = Long.getLong("soma.generated.first", 0);
  private static final int RUNS = 3;

  private static Compilation compile(String text) {
    return Compiler.compile(
        new CompilationInput(List.of(new SourceText("made.soma", text)), ModuleLibrary.EMPTY));
  }

  /** Bounds may refuse what types accept. */
  private static List<Diagnostic> typeErrors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(one -> one.isError() && !one.code().id().startsWith("E52"))
        .toList();
  }

  @Test
  void wellTypedPrograms_areAcceptedAndNeverGoWrong() {
    int ran = 0;
    int completed = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text = TypedProgram.of(seed);
      Compilation compilation = compile(text);
      assertThat(typeErrors(compilation)).as("seed %d%n%s", seed, text).isEmpty();
      if (!compilation.hasErrors()) {
        for (CompiledCapsule compiled : compilation.capsules()) {
          assertThat(IrVerifier.verify(compiled.program())).as("seed %d%n%s", seed, text).isEmpty();
        }
        completed += runs(compilation.checkedCapsules().getLast(), seed);
        ran++;
      }
    }
    assertThat(ran).isGreaterThan(PROGRAMS * 9 / 10);
    assertThat(completed).isGreaterThan(PROGRAMS / 2);
  }

  private static int runs(CheckedCapsule capsule, long seed) {
    int completed = 0;
    for (int run = 0; run < RUNS; run++) {
      SeededOracle oracle = new SeededOracle(seed * RUNS + run);
      TreeRun tree = TreeRun.of(capsule);
      TreeOutcome outcome = tree.run(tree.anyInput(oracle), oracle).outcome();
      completed += outcome instanceof TreeOutcome.Completed ? 1 : 0;
    }
    return completed;
  }

  @Test
  void formattedPrograms_haveTheSameProgramForTheMachine() {
    for (long seed = FIRST; seed < FIRST + PROGRAMS / 10; seed++) {
      String text = TypedProgram.of(seed);
      String formatted = Formatter.format(Parser.parse(new SourceText("made.soma", text)));
      Compilation before = compile(text);
      Compilation after = compile(formatted);

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
    for (long seed = FIRST; seed < FIRST + PROGRAMS / 4; seed++) {
      Random random = new Random(seed);
      String text = TypedProgram.of(seed);
      List<Integer> uses = uses(text);
      if (!uses.isEmpty()) {
        int at = uses.get(random.nextInt(uses.size()));
        String broken = text.substring(0, at) + "nowhere" + text.substring(end(text, at));
        int line = line(text, at);
        assertThat(compile(broken).diagnostics())
            .as("seed %d line %d%n%s", seed, line, broken)
            .anyMatch(one ->
                one.isError()
                    && one.code().id().equals("E2001")
                    && line(broken, one.span().start()) == line);
        mutated++;
      }
    }
    assertThat(mutated).isGreaterThan(PROGRAMS / 8);
  }

  /** Where the steps read a variable that they have bound with `let`. */
  private static List<Integer> uses(String text) {
    List<Integer> found = new ArrayList<>();
    int from = text.lastIndexOf("  steps {");
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
    boolean binds = before.matches(".*\\b(let|var|set|for|as) $") || before.endsWith(".");
    return !binds && !text.startsWith("_", end(text, at));
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
