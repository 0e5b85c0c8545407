package ai.somagent.soma.bound;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.evaluate.TreeOutcome;
import ai.somagent.soma.evaluate.TreeRun;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What runs of random programs do lies within what was worked out for them. */
class BoundsHoldTest {
  private static final int PROGRAMS = Integer.getInteger("soma.bounds.programs", 600);
  private static final int RUNS = 12;

  @Test
  void callsOfRuns_lieWithinTheBounds() {
    int sound = 0;
    int completed = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      String text = BoundProgram.of(seed);
      CheckedCapsule capsule = capsule(text);
      if (capsule != null) {
        sound++;
        BoundReport report = Bounds.of(capsule);
        for (int run = 0; run < RUNS; run++) {
          completed += holds(capsule, report, text, run) ? 1 : 0;
        }
      }
    }
    assertThat(sound).isGreaterThan(PROGRAMS / 4);
    assertThat(completed).isGreaterThan(PROGRAMS / 4);
  }

  private static boolean holds(CheckedCapsule capsule, BoundReport report, String text, int seed) {
    CountedOracle world = new CountedOracle(seed);
    TreeRun run = TreeRun.of(capsule);
    TreeOutcome outcome = run.run(run.anyInput(world), world).outcome();
    boolean ended = outcome instanceof TreeOutcome.Completed;
    assertThat(world.calls())
        .as("calls of run %s of%n%s", seed, text)
        .isLessThanOrEqualTo(report.most().of(Measure.CALLS))
        .isGreaterThanOrEqualTo(ended ? report.least().of(Measure.CALLS) : 0);
    return ended;
  }

  private static @Nullable CheckedCapsule capsule(String text) {
    Compilation compilation =
        Compiler.compile(
            new CompilationInput(List.of(new SourceText("main.soma", text)), ModuleLibrary.EMPTY));
    return compilation.hasErrors() ? null : compilation.checkedCapsules().getFirst();
  }
}
