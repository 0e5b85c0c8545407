package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import java.util.ArrayList;
import java.util.List;

/**
 * Many runs whose four parallel calls all fail at once, so that the run asks to cancel calls whose
 * end it has not been told yet.
 */
final class FailingTogether {
  private static final int RUNS = 50;
  private static final List<String> BRANCHES = List.of("w", "x", "y", "z");

  private FailingTogether() {}

  /** One after the other, in a worker that is warm after the first. */
  static void assertThatEachRunEnds(WorkerBench bench) throws Exception {
    ProgramDraft draft = draft();
    List<RunOutcome> outcomes = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      outcomes.add(bench.start(draft).await());
    }
    assertThat(outcomes)
        .hasSize(RUNS)
        .allSatisfy(outcome ->
            assertThat(outcome)
                .isInstanceOfSatisfying(
                    RunOutcome.Failed.class,
                    failed -> {
                      assertThat(failed.kind()).isEqualTo("test.Refused");
                      assertThat(failed.step()).isIn(BRANCHES);
                    }));
  }

  private static ProgramDraft draft() {
    ProgramDraft draft =
        new ProgramDraft("together")
            .error("test.Refused", new FieldIr("line", TEXT, null))
            .node(new NodeIr.ParallelIr("all", BRANCHES, null));
    BRANCHES.forEach(branch -> draft.call(branch, "refuse", branch, null, null));
    return draft;
  }
}
