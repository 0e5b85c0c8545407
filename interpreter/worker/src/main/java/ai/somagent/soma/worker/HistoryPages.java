package ai.somagent.soma.worker;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run's history, page by page, over all the histories it went on in. Not thread-safe. */
final class HistoryPages {
  private static final int PAGE = 500;

  /** The server answers a fruitless wait within a minute; it gets a little more. */
  private static final long LONGEST_WAIT_SECONDS = 75;

  private static final long PAUSE_MILLIS = 500;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final TemporalConnection connection;
  private WorkflowExecution execution;
  private ByteString token = ByteString.EMPTY;
  private boolean begun;
  private boolean exhausted;
  private long awaySince;

  HistoryPages(TemporalConnection connection, WorkflowExecution execution) {
    this.connection = connection;
    this.execution = execution;
  }

  /** Whether everything was read; after {@link #next}, whether the run has ended as well. */
  boolean exhausted() {
    return exhausted;
  }

  /** The first event, which says what the run was asked to do. */
  HistoryEvent first() throws TemporalUnavailableException, TemporalCallException {
    GetWorkflowExecutionHistoryRequest request =
        request(false).toBuilder().setMaximumPageSize(1).build();
    return ServerCalls.send(() -> connection.blocking().getWorkflowExecutionHistory(request))
        .getHistory()
        .getEvents(0);
  }

  /** Without the name of a history the server answers with the newest. */
  private void begin() throws TemporalUnavailableException, TemporalCallException {
    if (!begun && execution.getRunId().isEmpty()) {
      goTo(first().getWorkflowExecutionStartedEventAttributes().getFirstExecutionRunId());
    }
    begun = true;
  }

  /** All events that there are. */
  List<HistoryEvent> all() throws TemporalUnavailableException, TemporalCallException {
    List<HistoryEvent> events = new ArrayList<>();
    begin();
    while (!exhausted) {
      GetWorkflowExecutionHistoryRequest request = request(false);
      events.addAll(
          read(ServerCalls.send(() -> connection.blocking().getWorkflowExecutionHistory(request))));
    }
    return events;
  }

  /**
   * Waits for the next events; there may be none.
   *
   * @param whileWaiting done about twice a second until the server answers
   */
  List<HistoryEvent> next(Pause whileWaiting)
      throws InterruptedException, TemporalUnavailableException, TemporalCallException {
    begin();
    Future<GetWorkflowExecutionHistoryResponse> answer =
        connection
            .stubs()
            .futureStub()
            .withDeadlineAfter(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
            .getWorkflowExecutionHistory(request(true));
    try {
      while (true) {
        try {
          List<HistoryEvent> events = read(answer.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
          awaySince = 0;
          return events;
        } catch (TimeoutException e) {
          whileWaiting.pause();
        }
      }
    } catch (ExecutionException e) {
      tolerate(e);
      return List.of();
    } finally {
      answer.cancel(true);
    }
  }

  /** Something to do while nothing happens. */
  @FunctionalInterface
  interface Pause {
    void pause() throws TemporalUnavailableException, TemporalCallException;
  }

  /** A wait that ran out, or a server that is away for a short while, is no failure yet. */
  private void tolerate(ExecutionException failure)
      throws InterruptedException, TemporalUnavailableException, TemporalCallException {
    if (!(failure.getCause() instanceof StatusRuntimeException status)) {
      throw new IllegalStateException(failure);
    }
    if (status.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return;
    }
    if (!ServerCalls.isAway(status)) {
      throw ServerCalls.refused(status);
    }
    long now = System.nanoTime();
    awaySince = awaySince == 0 ? now : awaySince;
    if (now - awaySince > PATIENCE_NANOS) {
      throw ServerCalls.wentAway(status);
    }
    Thread.sleep(PAUSE_MILLIS);
  }

  private GetWorkflowExecutionHistoryRequest request(boolean wait) {
    return GetWorkflowExecutionHistoryRequest.newBuilder()
        .setNamespace(connection.namespace())
        .setExecution(execution)
        .setMaximumPageSize(PAGE)
        .setWaitNewEvent(wait)
        .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
        .setNextPageToken(token)
        .build();
  }

  private List<HistoryEvent> read(GetWorkflowExecutionHistoryResponse page) {
    List<HistoryEvent> events = page.getHistory().getEventsList();
    token = page.getNextPageToken();
    exhausted = token.isEmpty();
    if (exhausted
        && !events.isEmpty()
        && events.getLast().hasWorkflowExecutionContinuedAsNewEventAttributes()) {
      goTo(
          events
              .getLast()
              .getWorkflowExecutionContinuedAsNewEventAttributes()
              .getNewExecutionRunId());
      exhausted = false;
    }
    return events;
  }

  private void goTo(String history) {
    execution = execution.toBuilder().setRunId(history).build();
  }
}
