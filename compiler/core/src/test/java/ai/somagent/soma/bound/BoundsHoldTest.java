package ai.somagent.soma.bound;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.evaluate.TreeOutcome;
import ai.somagent.soma.evaluate.TreeRun;
import ai.somagent.soma.generate.TypedProgram;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What runs of random programs use lies within what was worked out for them. */
class BoundsHoldTest {
  private static final int PROGRAMS = Integer.getInteger("soma.bounds.programs", 600);
  private static final int RUNS = 12;

  /** Measures that runs are measured by; the others need the machine. */
  private static final List<Measure> MEASURES =
      List.of(
          Measure.CALLS,
          Measure.TOKENS,
          Measure.MICRO_USD,
          Measure.EVENTS,
          Measure.BYTES,
          Measure.WORKFLOW_TASKS,
          Measure.APPROVALS,
          Measure.WALL_MILLIS,
          Measure.FAN_OUT,
          Measure.UNDO_MILLIS);

  /** Deeply nested blocks around calls. */
  @Test
  void nestedCalls_stayWithinTheBounds() {
    hold(BoundProgram::of, PROGRAMS / 4);
  }

  /** Everything that the language has. */
  @Test
  void whatProgramsUse_staysWithinTheBounds() {
    hold(TypedProgram::of, PROGRAMS * 3 / 4);
  }

  private static void hold(LongFunction<String> programs, int fewest) {
    int sound = 0;
    int completed = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      String text = programs.apply(seed);
      CheckedCapsule capsule = capsule(text);
      if (capsule != null) {
        sound++;
        BoundReport report = Bounds.of(capsule);
        for (int run = 0; run < RUNS; run++) {
          completed += holds(capsule, report, text, run) ? 1 : 0;
        }
      }
    }
    assertThat(sound).isGreaterThan(fewest);
    assertThat(completed).isGreaterThan(fewest);
  }

  private static boolean holds(CheckedCapsule capsule, BoundReport report, String text, int seed) {
    MeasuredOracle world = new MeasuredOracle(seed);
    TreeRun run = TreeRun.of(capsule);
    Map<String, Object> input = run.anyInput(world);
    world.begin(capsule.budget().wallClockMillis());
    TreeOutcome outcome = run.run(input, world).outcome();
    boolean ended = outcome instanceof TreeOutcome.Completed && !world.leftToPeople();
    for (Measure measure : MEASURES) {
      long used = world.used().of(measure);
      long carried = measure == Measure.BYTES ? JsonSize.of(input) : 0;
      assertThat(used + carried)
          .as("%s of run %s of%n%s", measure.unit(), seed, text)
          .isLessThanOrEqualTo(report.most().of(measure));
      assertThat(used)
          .as("%s of run %s of%n%s", measure.unit(), seed, text)
          .isGreaterThanOrEqualTo(
              ended && isExact(measure, world) ? report.least().of(measure) : 0);
    }
    return ended;
  }

  private static boolean isExact(Measure measure, MeasuredOracle world) {
    boolean timed = measure == Measure.WALL_MILLIS || measure == Measure.FAN_OUT;
    return !timed || !world.hasGuessedTimes();
  }

  private static @Nullable CheckedCapsule capsule(String text) {
    Compilation compilation =
        Compiler.compile(
            new CompilationInput(List.of(new SourceText("main.soma", text)), ModuleLibrary.EMPTY));
    return compilation.hasErrors() ? null : compilation.checkedCapsules().getLast();
  }
}
