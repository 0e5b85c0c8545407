package ai.somagent.soma.worker.activity;

import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a tool on a thread of its own, so that its time limit and a cancellation hold whatever it
 * does: it is interrupted, given a little time to end, and then left behind.
 */
final class ToolAttempt {
  /** How often the server is told that the attempt lives, and asked whether it is still wanted. */
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** How long an interrupted tool may take to end. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ToolAction tool;
  private final AttemptContext context;
  private final Duration limit;
  private final AttemptFailures failures;

  ToolAttempt(ToolAction tool, AttemptContext context, Duration limit, AttemptFailures failures) {
    this.tool = tool;
    this.context = context;
    this.limit = limit;
    this.failures = failures;
  }

  JsonNode run(ObjectNode arguments) {
    FutureTask<JsonNode> work = new FutureTask<>(() -> tool.invoke(arguments, context));
    Thread thread = Thread.ofVirtual().name("soma-tool").start(work);
    try {
      return await(work, thread);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      stop(work, thread);
      throw failures.timedOut(limit);
    } catch (InterruptedException e) {
      // The worker is going down.
      stop(work, thread);
      Thread.currentThread().interrupt();
      throw failures.workerStopped();
    }
  }

  private JsonNode await(FutureTask<JsonNode> work, Thread thread)
      throws ExecutionException, TimeoutException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      long left = end - System.nanoTime();
      try {
        return work.get(Math.min(left, BEAT.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (left <= BEAT.toNanos()) {
          throw e;
        }
        beat(work, thread);
      }
    }
  }

  private void beat(FutureTask<JsonNode> work, Thread thread) {
    try {
      context.beat();
    } catch (ActivityCompletionException e) {
      stop(work, thread);
      if (work.state() != FutureTask.State.SUCCESS) {
        throw e;
      }
      // It ended well after all; its effect is there, so its result counts.
    }
  }

  /** Interrupts the tool and waits a little; what it does then decides how its attempt ends. */
  private void stop(FutureTask<JsonNode> work, Thread thread) {
    context.giveUp();
    thread.interrupt();
    try {
      work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Whoever asked it to stop has the reason to report.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RuntimeException failed(Throwable failure) {
    return failure instanceof ToolException declared
        ? failures.of(declared)
        : failures.crashed(failure);
  }
}
