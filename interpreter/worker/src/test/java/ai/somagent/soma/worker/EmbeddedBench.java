package ai.somagent.soma.worker;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One embedded server and one worker for all tests of a class; each test has a ledger of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmbeddedBench {
  EmbeddedTemporal server;
  WorkerBench bench;

  @BeforeAll
  void startServer(@TempDir Path folder) throws WorkerException {
    server = EmbeddedTemporal.start();
    bench = new WorkerBench(server.target(), folder);
  }

  @AfterAll
  void stopServer() {
    bench.close();
    server.close();
  }

  @BeforeEach
  void openLedger() {
    bench.openNewLedger();
  }
}
