package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedRunTest {
  private EmbeddedTemporal server;

  @BeforeAll
  void startServer() throws TemporalUnavailableException {
    server = EmbeddedTemporal.start();
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Test
  void twoCallsInSequence_giveTheResultAndSeventeenEvents(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("sequence")
            .output(ProgramDraft.INT)
            .slot("a", ProgramDraft.INT)
            .slot("b", ProgramDraft.INT)
            .call("first", "append", "one", "a", "second")
            .call("second", "append", "two", "b", "end")
            .returns("end", "a * 10 + b", "a", "b");
    try (WorkerBench bench = new WorkerBench(server.target(), folder)) {
      RunHandle run = bench.start(draft);
      List<RunProgress> progress = new ArrayList<>();
      run.watch(progress::add);
      assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(12)));
      assertThat(LedgerTool.lines(folder.resolve("ledger"))).containsExactly("one", "two");
      assertThat(run.historyEvents()).isEqualTo(17);
    }
  }
}
