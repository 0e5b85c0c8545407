package ai.somagent.soma.worker;

import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.ServerCalls.UnaryMethod;
import io.grpc.stub.StreamObserver;
import io.temporal.api.command.v1.Command;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;

/**
 * Asking to cancel an activity that has ended while the workflow task ran, so that the worker could
 * not know. A real server takes that. The in-memory test server answers {@code ACTIVITY_UNKNOWN}
 * after it has closed the task, holds the events back that came in meanwhile, and starts no further
 * task: the run hangs for ever. So such an answer of a worker does not reach it. The task fails
 * with the cause and the status that both servers have for a command that came too early, the
 * server hands out a new task with the events, and the worker decides again.
 *
 * <p>What is still open is asked of the server, so nothing is kept here. No answer about an
 * activity comes in between asking and going on; only a time-out that the server itself declares
 * within these microseconds could still slip through.
 */
final class EmbeddedCancels {
  private final WorkflowServiceImplBase server;
  private final ReadWriteLock endings = new ReentrantReadWriteLock();

  EmbeddedCancels(WorkflowServiceImplBase server) {
    this.server = server;
  }

  /** What takes the place of the server's own methods. */
  List<ServerMethodDefinition<?, ?>> methods() {
    return List.of(
        ServerMethodDefinition.create(
            WorkflowServiceGrpc.getRespondWorkflowTaskCompletedMethod(),
            ServerCalls.asyncUnaryCall(this::completeTask)),
        ending(
            WorkflowServiceGrpc.getRespondActivityTaskCompletedMethod(),
            server::respondActivityTaskCompleted),
        ending(
            WorkflowServiceGrpc.getRespondActivityTaskCompletedByIdMethod(),
            server::respondActivityTaskCompletedById),
        ending(
            WorkflowServiceGrpc.getRespondActivityTaskFailedMethod(),
            server::respondActivityTaskFailed),
        ending(
            WorkflowServiceGrpc.getRespondActivityTaskFailedByIdMethod(),
            server::respondActivityTaskFailedById),
        ending(
            WorkflowServiceGrpc.getRespondActivityTaskCanceledMethod(),
            server::respondActivityTaskCanceled),
        ending(
            WorkflowServiceGrpc.getRespondActivityTaskCanceledByIdMethod(),
            server::respondActivityTaskCanceledById));
  }

  private <A, B> ServerMethodDefinition<A, B> ending(
      MethodDescriptor<A, B> method, UnaryMethod<A, B> original) {
    return ServerMethodDefinition.create(
        method,
        ServerCalls.asyncUnaryCall((request, observer) ->
            holding(endings.readLock(), () -> original.invoke(request, observer))));
  }

  private void completeTask(
      RespondWorkflowTaskCompletedRequest request,
      StreamObserver<RespondWorkflowTaskCompletedResponse> observer) {
    Set<Long> unwanted = unwanted(request);
    if (unwanted.isEmpty()) {
      server.respondWorkflowTaskCompleted(request, observer);
      return;
    }
    try {
      EmbeddedTask task = EmbeddedTask.of(request.getTaskToken());
      Set<String> activities = activities(task, unwanted);
      holding(
          endings.writeLock(),
          () -> {
            if (open(task).containsAll(activities)) {
              server.respondWorkflowTaskCompleted(request, observer);
            } else {
              failTask(request);
              observer.onError(
                  Status.INVALID_ARGUMENT.withDescription("UnhandledCommand").asRuntimeException());
            }
          });
    } catch (StatusRuntimeException e) {
      observer.onError(e);
    }
  }

  /** Numbers of the events that scheduled what is to be cancelled. */
  private static Set<Long> unwanted(RespondWorkflowTaskCompletedRequest request) {
    return request.getCommandsList().stream()
        .filter(command ->
            command.getCommandType() == CommandType.COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK)
        .map(Command::getRequestCancelActivityTaskCommandAttributes)
        .map(cancel -> cancel.getScheduledEventId())
        .collect(Collectors.toSet());
  }

  private Set<String> activities(EmbeddedTask task, Set<Long> scheduledBy) {
    GetWorkflowExecutionHistoryRequest request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(task.namespace())
            .setExecution(task.run())
            .build();
    GetWorkflowExecutionHistoryResponse answer =
        EmbeddedAnswer.to(observer -> server.getWorkflowExecutionHistory(request, observer));
    return answer.getHistory().getEventsList().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
        .filter(event -> scheduledBy.contains(event.getEventId()))
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .map(scheduled -> scheduled.getActivityId())
        .collect(Collectors.toSet());
  }

  private Set<String> open(EmbeddedTask task) {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(task.namespace())
            .setExecution(task.run())
            .build();
    DescribeWorkflowExecutionResponse answer =
        EmbeddedAnswer.to(observer -> server.describeWorkflowExecution(request, observer));
    return answer.getPendingActivitiesList().stream()
        .map(PendingActivityInfo::getActivityId)
        .collect(Collectors.toSet());
  }

  private void failTask(RespondWorkflowTaskCompletedRequest completed) {
    RespondWorkflowTaskFailedRequest request =
        RespondWorkflowTaskFailedRequest.newBuilder()
            .setTaskToken(completed.getTaskToken())
            .setNamespace(completed.getNamespace())
            .setIdentity(completed.getIdentity())
            .setCause(WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND)
            .build();
    RespondWorkflowTaskFailedResponse _ =
        EmbeddedAnswer.to(observer -> server.respondWorkflowTaskFailed(request, observer));
  }

  private static void holding(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
