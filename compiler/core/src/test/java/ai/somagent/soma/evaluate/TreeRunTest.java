package ai.somagent.soma.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TreeRunTest {
  private static final int SEEDS = 25;

  /** What is accepted never goes wrong in a way that its types exclude, whatever the world does. */
  @TestFactory
  Stream<DynamicTest> capsulesOfTheCorpus_neverGoWrong() {
    List<DynamicTest> tests = new ArrayList<>();
    for (CorpusCase c : CorpusCase.all()) {
      Compilation compilation = compile(c.source());
      if (!compilation.hasErrors()) {
        for (CheckedCapsule capsule : compilation.checkedCapsules()) {
          tests.add(DynamicTest.dynamicTest(c.name() + " " + capsule.name(), () -> runs(capsule)));
        }
      }
    }
    return tests.stream();
  }

  private static void runs(CheckedCapsule capsule) {
    Set<String> raised = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      TreeRun run = TreeRun.of(capsule);
      Oracle oracle = new SeededOracle(seed);
      TreeOutcome outcome = run.run(run.anyInput(oracle), oracle).outcome();
      if (outcome instanceof TreeOutcome.Failed failed) {
        raised.add(failed.kind());
      } else if (outcome instanceof TreeOutcome.Completed completed) {
        assertThat(completed.value() == null).isEqualTo(capsule.output() == null);
      }
    }
    raised.remove("UndoFailed");
    List<String> declared = capsule.raises().stream().map(e -> e.qualifiedName()).toList();
    assertThat(declared).containsAll(raised);
  }

  @Test
  void equalSeeds_giveEqualRuns() {
    CheckedCapsule capsule =
        compile(
                new SourceText(
                    "main.soma",
                    """
                    module demo
                    tool t via java "demo.T" {
                      action a(n: int) -> int { effect: read, risk: low }
                    }
                    capsule main version "1.0.0" {
                      owner: "team:demo"
                      budget(tool_calls: 20, wall_clock: 1h)
                      output int
                      steps {
                        let all = for n in [1, 2, 3] {
                          let more = call t.a(n: n)
                          yield more
                        }
                        return all.size()
                      }
                    }
                    """))
            .checkedCapsules()
            .getFirst();

    TreeResult first = TreeRun.of(capsule).run(Map.of(), new SeededOracle(1));

    assertThat(TreeRun.of(capsule).run(Map.of(), new SeededOracle(1))).isEqualTo(first);
    assertThat(first.trace()).startsWith("call t.a");
  }

  private static Compilation compile(SourceText source) {
    return Compiler.compile(new CompilationInput(List.of(source), ModuleLibrary.EMPTY));
  }
}
