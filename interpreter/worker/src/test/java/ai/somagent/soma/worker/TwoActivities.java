package ai.somagent.soma.worker;

import com.google.protobuf.Duration;
import io.temporal.api.command.v1.Command;
import io.temporal.api.command.v1.RequestCancelActivityTaskCommandAttributes;
import io.temporal.api.command.v1.ScheduleActivityTaskCommandAttributes;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.RetryPolicy;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCanceledRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;

/** A run with two open activities, driven by bare requests in place of a worker. */
final class TwoActivities implements AutoCloseable {
  private static final TaskQueue QUEUE = TaskQueue.newBuilder().setName("bare").build();
  private static final WorkflowExecution RUN =
      WorkflowExecution.newBuilder().setWorkflowId("bare").build();

  private final WorkflowServiceStubs stubs;
  private final String namespace;

  private TwoActivities(TemporalTarget target) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target.address()).build());
    this.namespace = target.namespace();
  }

  /** Both activities are scheduled and end by themselves three seconds after they were taken. */
  static TwoActivities start(TemporalTarget target) {
    TwoActivities run = new TwoActivities(target);
    run.service()
        .startWorkflowExecution(
            StartWorkflowExecutionRequest.newBuilder()
                .setNamespace(run.namespace)
                .setRequestId("bare")
                .setWorkflowId(RUN.getWorkflowId())
                .setWorkflowType(WorkflowType.newBuilder().setName("bare"))
                .setTaskQueue(QUEUE)
                .build());
    run.answer(run.nextTask(), List.of(schedule("first"), schedule("second")));
    return run;
  }

  PollWorkflowTaskQueueResponse nextTask() {
    return service()
        .pollWorkflowTaskQueue(
            PollWorkflowTaskQueueRequest.newBuilder()
                .setNamespace(namespace)
                .setTaskQueue(QUEUE)
                .build());
  }

  PollActivityTaskQueueResponse nextActivity() {
    return service()
        .pollActivityTaskQueue(
            PollActivityTaskQueueRequest.newBuilder()
                .setNamespace(namespace)
                .setTaskQueue(QUEUE)
                .build());
  }

  void fail(PollActivityTaskQueueResponse activity) {
    service()
        .respondActivityTaskFailed(
            RespondActivityTaskFailedRequest.newBuilder()
                .setTaskToken(activity.getTaskToken())
                .setFailure(
                    Failure.newBuilder()
                        .setMessage("failed")
                        .setApplicationFailureInfo(
                            ApplicationFailureInfo.newBuilder().setNonRetryable(true)))
                .build());
  }

  void complete(PollActivityTaskQueueResponse activity) {
    service()
        .respondActivityTaskCompleted(
            RespondActivityTaskCompletedRequest.newBuilder()
                .setTaskToken(activity.getTaskToken())
                .build());
  }

  void confirmCancelled(PollActivityTaskQueueResponse activity) {
    service()
        .respondActivityTaskCanceled(
            RespondActivityTaskCanceledRequest.newBuilder()
                .setTaskToken(activity.getTaskToken())
                .build());
  }

  void answerByCancelling(PollWorkflowTaskQueueResponse task, String activityId) {
    HistoryEvent scheduled =
        task.getHistory().getEventsList().stream()
            .filter(event -> event.hasActivityTaskScheduledEventAttributes())
            .filter(event ->
                event.getActivityTaskScheduledEventAttributes().getActivityId().equals(activityId))
            .findFirst()
            .orElseThrow();
    Command cancel =
        Command.newBuilder()
            .setCommandType(CommandType.COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK)
            .setRequestCancelActivityTaskCommandAttributes(
                RequestCancelActivityTaskCommandAttributes.newBuilder()
                    .setScheduledEventId(scheduled.getEventId()))
            .build();
    answer(task, List.of(cancel));
  }

  void awaitNoOpenActivity() throws InterruptedException {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace)
            .setExecution(RUN)
            .build();
    while (service().describeWorkflowExecution(request).getPendingActivitiesCount() > 0) {
      Thread.sleep(20);
    }
  }

  List<EventType> eventTypes(PollWorkflowTaskQueueResponse task) {
    return task.getHistory().getEventsList().stream().map(HistoryEvent::getEventType).toList();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }

  private void answer(PollWorkflowTaskQueueResponse task, List<Command> commands) {
    service()
        .respondWorkflowTaskCompleted(
            RespondWorkflowTaskCompletedRequest.newBuilder()
                .setNamespace(namespace)
                .setTaskToken(task.getTaskToken())
                .addAllCommands(commands)
                .build());
  }

  private WorkflowServiceBlockingStub service() {
    return stubs.blockingStub();
  }

  private static Command schedule(String activityId) {
    return Command.newBuilder()
        .setCommandType(CommandType.COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK)
        .setScheduleActivityTaskCommandAttributes(
            ScheduleActivityTaskCommandAttributes.newBuilder()
                .setActivityId(activityId)
                .setActivityType(ActivityType.newBuilder().setName("bare"))
                .setTaskQueue(QUEUE)
                .setStartToCloseTimeout(Duration.newBuilder().setSeconds(3))
                .setRetryPolicy(RetryPolicy.newBuilder().setMaximumAttempts(1)))
        .build();
  }
}
