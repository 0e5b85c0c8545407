package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A run on a server. */
final class TemporalRun implements RunHandle {
  private final TemporalConnection connection;
  private final WorkflowExecution execution;
  private final Optional<SourceMap> places;
  private final boolean attached;

  TemporalRun(
      TemporalConnection connection,
      WorkflowExecution execution,
      Optional<SourceMap> places,
      boolean attached) {
    this.connection = connection;
    this.execution = execution;
    this.places = places;
    this.attached = attached;
  }

  WorkflowExecution execution() {
    return execution;
  }

  @Override
  public String runId() {
    return execution.getWorkflowId();
  }

  @Override
  public boolean attached() {
    return attached;
  }

  @Override
  public void watch(Consumer<RunProgress> consumer)
      throws InterruptedException, TemporalUnavailableException, TemporalCallException {
    StepLedger steps = new StepLedger(places);
    HistoryPages pages = new HistoryPages(connection, execution);
    while (!pages.exhausted()) {
      for (HistoryEvent event : pages.next(() -> retries(steps, consumer))) {
        steps.take(event).forEach(consumer);
      }
    }
  }

  /** Attempts leave no event until the step ends, so the server is asked for them. */
  private void retries(StepLedger steps, Consumer<RunProgress> consumer)
      throws TemporalUnavailableException, TemporalCallException {
    if (steps.hasOpenSteps()) {
      steps.take(describe().getPendingActivitiesList(), Instant.now()).forEach(consumer);
    }
  }

  @Override
  public RunOutcome follow(Consumer<RunNews> consumer)
      throws InterruptedException, TemporalUnavailableException, TemporalCallException {
    NewsReader reader = new NewsReader(places);
    HistoryPages pages = new HistoryPages(connection, execution);
    while (!pages.exhausted()) {
      for (HistoryEvent event : pages.next(() -> attempts(reader, consumer))) {
        reader.take(event).forEach(consumer);
      }
    }
    return end(reader.outcome());
  }

  private void attempts(NewsReader reader, Consumer<RunNews> consumer)
      throws TemporalUnavailableException, TemporalCallException {
    if (reader.hasOpenSteps()) {
      reader.take(describe().getPendingActivitiesList(), Instant.now()).forEach(consumer);
    }
  }

  @Override
  public RunOutcome await()
      throws InterruptedException, TemporalUnavailableException, TemporalCallException {
    OutcomeReader outcome = new OutcomeReader(places);
    HistoryPages pages = new HistoryPages(connection, execution);
    while (!pages.exhausted()) {
      pages.next(() -> {}).forEach(outcome::take);
    }
    return end(outcome);
  }

  private static RunOutcome end(OutcomeReader outcome) throws TemporalCallException {
    RunOutcome end = outcome.outcome();
    if (end == null) {
      throw new TemporalCallException("the history ended before the run did", null);
    }
    return end;
  }

  @Override
  public void cancel(String reason) throws TemporalUnavailableException, TemporalCallException {
    if (DescribedRun.isRunning(describe())) {
      try {
        connection.client().newUntypedWorkflowStub(execution.getWorkflowId()).cancel(reason);
      } catch (WorkflowServiceException | StatusRuntimeException e) {
        if (DescribedRun.isRunning(describe())) {
          throw new TemporalCallException("the run cannot be cancelled: " + e.getMessage(), e);
        }
      }
    }
  }

  @Override
  public void kill(String reason) throws TemporalUnavailableException, TemporalCallException {
    try {
      connection.client().newUntypedWorkflowStub(execution.getWorkflowId()).terminate(reason);
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      if (DescribedRun.isRunning(describe())) {
        throw new TemporalCallException("the run cannot be ended: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void signal(String name, JsonNode payload) throws TemporalCallException {
    try {
      connection.client().newUntypedWorkflowStub(execution.getWorkflowId()).signal(name, payload);
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      throw new TemporalCallException("the signal cannot be sent: " + e.getMessage(), e);
    }
  }

  @Override
  public JsonNode query(String name) throws TemporalCallException {
    try {
      return connection
          .client()
          .newUntypedWorkflowStub(execution.getWorkflowId())
          .query(name, JsonNode.class);
    } catch (WorkflowException | StatusRuntimeException e) {
      throw new TemporalCallException("the query gave no answer: " + e.getMessage(), e);
    }
  }

  @Override
  public JsonNode update(String name, ObjectNode arguments)
      throws UpdateRefusedException, TemporalCallException {
    try {
      return connection
          .client()
          .newUntypedWorkflowStub(execution.getWorkflowId())
          .update(name, JsonNode.class, arguments);
    } catch (WorkflowUpdateException e) {
      Optional<ApplicationFailure> refusal = refusal(e);
      if (refusal.isPresent()) {
        throw new UpdateRefusedException(
            refusal.get().getType(), refusal.get().getOriginalMessage());
      }
      throw new TemporalCallException("the update gave no answer: " + e.getMessage(), e);
    } catch (WorkflowException | StatusRuntimeException e) {
      throw new TemporalCallException("the update gave no answer: " + e.getMessage(), e);
    }
  }

  /** The innermost one: what a validator throws comes wrapped. */
  private static Optional<ApplicationFailure> refusal(Throwable failure) {
    Optional<ApplicationFailure> found = Optional.empty();
    for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
      if (at instanceof ApplicationFailure application) {
        found = Optional.of(application);
      }
    }
    return found;
  }

  @Override
  public long historyEvents() throws TemporalUnavailableException, TemporalCallException {
    return describe().getWorkflowExecutionInfo().getHistoryLength();
  }

  DescribeWorkflowExecutionResponse describe()
      throws TemporalUnavailableException, TemporalCallException {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(connection.namespace())
            // Without naming a history, since the run may have gone on in another one.
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(runId()))
            .build();
    return ServerCalls.send(() -> connection.blocking().describeWorkflowExecution(request));
  }
}
