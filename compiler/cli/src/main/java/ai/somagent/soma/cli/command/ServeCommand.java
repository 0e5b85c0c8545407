package ai.somagent.soma.cli.command;

import ai.somagent.soma.api.ApiOptions;
import ai.somagent.soma.api.ApiServer;
import ai.somagent.soma.api.ApiStartException;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.run.HomeFolder;
import ai.somagent.soma.cli.run.TemporalChoice;
import ai.somagent.soma.cli.run.TemporalConnection;
import ai.somagent.soma.worker.WorkerException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code soma serve}: the HTTP API with a worker, on loopback, until the process is asked to end.
 *
 * @param port 0 for a free one
 */
public record ServeCommand(int port, TemporalChoice temporal) implements Command {
  private static final int MAX_PORT = 65_535;

  /** Longer than the API waits for open requests and the worker for open calls. */
  private static final long PATIENCE_SECONDS = 30;

  @Override
  public ExitCode execute(Console console) {
    if (port < 0 || port > MAX_PORT) {
      console.complain("`" + port + "` is no port; ports go from 0 (any free one) to " + MAX_PORT);
      return ExitCode.USAGE;
    }
    try {
      serve(console);
      return ExitCode.CLEAN;
    } catch (ApiStartException | WorkerException | IOException e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCode.ENVIRONMENT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private void serve(Console console)
      throws ApiStartException, WorkerException, IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(asked, closed), "soma-end"));
    try (TemporalConnection server = temporal.open();
        HomeFolder home = server.lasting() ? HomeFolder.lasting() : HomeFolder.forThisProcess();
        ApiServer api =
            ApiServer.start(ApiOptions.onLoopback(port, server.target(), home.path()))) {
      console.err().println("temporal  " + server.target().description());
      console.err().println("serving   http://" + ApiOptions.LOOPBACK + ":" + api.port() + "/v1");
      console.flush();
      asked.await();
      console.err().println("ending    open requests are answered first");
      console.flush();
    } finally {
      closed.countDown();
    }
  }

  /** Runs when SIGINT or SIGTERM arrives, and harmlessly when the command ends by itself. */
  private static void end(CountDownLatch asked, CountDownLatch closed) {
    asked.countDown();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("soma: ending without having closed everything");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
