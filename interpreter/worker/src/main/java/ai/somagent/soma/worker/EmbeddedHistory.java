package ai.somagent.soma.worker;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waiting for new events of a history, which the in-memory test server breaks off with an error.
 * Answers as the real server does: new events as soon as there are some, and a token to go on with
 * until the run has ended.
 */
final class EmbeddedHistory {
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long PAUSE_MILLIS = 20;

  private final WorkflowServiceImplBase server;

  EmbeddedHistory(WorkflowServiceImplBase server) {
    this.server = server;
  }

  /** What takes the place of the server's own method. */
  ServerMethodDefinition<?, ?> method() {
    return ServerMethodDefinition.create(
        WorkflowServiceGrpc.getGetWorkflowExecutionHistoryMethod(),
        ServerCalls.asyncUnaryCall(this::answer));
  }

  private void answer(
      GetWorkflowExecutionHistoryRequest request,
      StreamObserver<GetWorkflowExecutionHistoryResponse> observer) {
    if (!request.getWaitNewEvent()
        || request.getHistoryEventFilterType()
            == HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT) {
      server.getWorkflowExecutionHistory(request, observer);
      return;
    }
    Context context = Context.current();
    Thread.ofVirtual()
        .name("soma-embedded-history")
        .start(context.wrap(() -> answerWhenThereIsNews(request, observer)));
  }

  private void answerWhenThereIsNews(
      GetWorkflowExecutionHistoryRequest request,
      StreamObserver<GetWorkflowExecutionHistoryResponse> observer) {
    try {
      observer.onNext(awaitNews(request));
      observer.onCompleted();
    } catch (StatusRuntimeException e) {
      observer.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observer.onError(e);
    }
  }

  private GetWorkflowExecutionHistoryResponse awaitNews(GetWorkflowExecutionHistoryRequest request)
      throws InterruptedException {
    int seen =
        request.getNextPageToken().isEmpty()
            ? 0
            : Integer.parseInt(request.getNextPageToken().toStringUtf8());
    long end = System.nanoTime() + LONGEST_WAIT_NANOS;
    List<HistoryEvent> events = all(request);
    while (events.size() <= seen && System.nanoTime() < end && !Context.current().isCancelled()) {
      Thread.sleep(PAUSE_MILLIS);
      events = all(request);
    }
    boolean over = !events.isEmpty() && ends(events.getLast());
    return GetWorkflowExecutionHistoryResponse.newBuilder()
        .setHistory(History.newBuilder().addAllEvents(events.subList(seen, events.size())))
        .setNextPageToken(
            over ? ByteString.EMPTY : ByteString.copyFromUtf8(Integer.toString(events.size())))
        .build();
  }

  private List<HistoryEvent> all(GetWorkflowExecutionHistoryRequest request) {
    GetWorkflowExecutionHistoryRequest now =
        request.toBuilder().setWaitNewEvent(false).clearNextPageToken().build();
    GetWorkflowExecutionHistoryResponse answer =
        EmbeddedAnswer.to(observer -> server.getWorkflowExecutionHistory(now, observer));
    return answer.getHistory().getEventsList();
  }

  private static boolean ends(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
          EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
          EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
          EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW ->
          true;
      default -> false;
    };
  }
}
