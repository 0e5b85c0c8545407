package ai.somagent.soma.cli.run;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.worker.RunHandle;
import ai.somagent.soma.worker.WorkerException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into a cancelled run. The JVM answers SIGINT and SIGTERM by running shutdown hooks
 * while other threads go on; this hook asks for the cancellation and waits until the main thread
 * has seen the run end, so that undone work and the last lines are not cut off.
 */
public final class InterruptCancel implements AutoCloseable {
  /** Longer than a cancelled tool may take to notice, short enough for people. */
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private InterruptCancel(RunHandle run, Console console) {
    hook = new Thread(() -> cancel(run, console), "soma-cancel-on-interrupt");
  }

  /** Watches for an interrupt until closed. */
  public static InterruptCancel watch(RunHandle run, Console console) {
    InterruptCancel cancel = new InterruptCancel(run, console);
    Runtime.getRuntime().addShutdownHook(cancel.hook);
    return cancel;
  }

  private void cancel(RunHandle run, Console console) {
    console.complain("interrupted; cancelling run " + run.runId());
    console.flush();
    try {
      run.cancel("interrupted from the command line");
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        console.complain("the run has not ended yet; its cancellation stays requested");
      }
    } catch (WorkerException e) {
      console.complain("the run could not be cancelled: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console.flush();
  }

  /** Everything about the run has been printed; a shutdown under way may go on. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown has begun: the hook is what is waiting for us.
      return;
    }
  }
}
