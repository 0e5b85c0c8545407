package ai.somagent.soma.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.support.MachineSupport;
import ai.somagent.soma.generate.TypedProgram;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the compiler accepts, the machine runs: programs of every construct it has, never wrong from
 * a type or a name. {@code -Dsoma.machine.generated} sets how many are generated; the failing seed
 * is in the message.
 */
final class GeneratedProgramsOnTheMachineTest {
  private static final int PROGRAMS = Integer.getInteger("soma.machine.generated", 600);
  private static final long FIRST = Long.getLong("soma.machine.first", 0);
  private static final int RUNS = 4;

  @Test
  void acceptedPrograms_runToAnEndThatIsNoFaultOfTypes() {
    int ran = 0;
    int completed = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      Compilation compilation = compile(TypedProgram.of(seed));
      if (compilation.hasErrors()) {
        continue;
      }
      CompiledCapsule compiled = compilation.capsules().getLast();
      if (MachineSupport.missing(compiled.program()).isEmpty()) {
        ran++;
        completed += completed(compiled.program(), compiled.sourceMap().program(), seed);
      }
    }
    assertThat(ran).isGreaterThan(PROGRAMS / 5);
    assertThat(completed).isGreaterThan(ran);
  }

  private static int completed(ProgramIr program, String digest, long seed) {
    int completed = 0;
    for (int run = 0; run < RUNS; run++) {
      RunOutcome outcome;
      try {
        outcome = SimulatedRun.of(program, digest, seed * RUNS + run);
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed " + seed + ", run " + run + ": " + e, e);
      }
      completed += outcome instanceof RunOutcome.Completed ? 1 : 0;
      if (outcome instanceof RunOutcome.Failed failed) {
        assertThat(failed.error().message())
            .as("seed %d, run %d: %s", seed, run, failed.error())
            .doesNotContain(
                "no such", "does not take these values", "undeclared", "no matching", "@");
      }
    }
    return completed;
  }

  private static Compilation compile(String text) {
    return Compiler.compile(
        new CompilationInput(List.of(new SourceText("made.soma", text)), ModuleLibrary.EMPTY));
  }
}
