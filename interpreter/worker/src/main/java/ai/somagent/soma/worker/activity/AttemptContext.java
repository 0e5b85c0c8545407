package ai.somagent.soma.worker.activity;

import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import ai.somagent.soma.worker.wire.ErrorKinds;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import java.util.Objects;

/** What a tool sees of its call. Thread-safe. */
final class AttemptContext implements ToolContext {
  private final ActivityExecutionContext context;
  private final ActivityInfo info;
  private final String runId;
  private final String key;
  private volatile boolean unwanted;

  AttemptContext(ActivityExecutionContext context, String key) {
    this.context = context;
    this.info = context.getInfo();
    this.runId = Objects.requireNonNull(info.getWorkflowId(), "a call without a run");
    this.key = key;
  }

  @Override
  public String runId() {
    return runId;
  }

  @Override
  public String idempotencyKey() {
    return runId + "/" + key;
  }

  @Override
  public int attempt() {
    return info.getAttempt();
  }

  /** The worker tells the server by itself; tools only learn here that they should stop. */
  @Override
  public void heartbeat() throws ToolException {
    if (unwanted) {
      throw ToolException.declared(
          ErrorKinds.TIMEOUT,
          "the run no longer wants the result",
          JsonNodeFactory.instance.objectNode());
    }
  }

  /**
   * Tells the server that this attempt is alive.
   *
   * @throws ActivityCompletionException nobody waits for it any more
   */
  void beat() {
    context.heartbeat(null);
  }

  void giveUp() {
    unwanted = true;
  }
}
