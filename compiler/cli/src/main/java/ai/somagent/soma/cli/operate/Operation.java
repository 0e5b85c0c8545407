package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.WorkerException;
import java.io.IOException;

/** What is done with a connection. */
@FunctionalInterface
interface Operation {
  /** {@code programs} are those that are stored here. */
  ExitCode run(RunClient client, IrStore programs)
      throws WorkerException, InputException, IOException, InterruptedException;
}
