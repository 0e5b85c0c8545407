package ai.somagent.soma.worker;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order of requests that made a run hang, put to the embedded server one by one. */
@Timeout(60)
class EmbeddedCancelsTest {
  private EmbeddedTemporal server;
  private TwoActivities run;

  @BeforeEach
  void startRun() throws Exception {
    server = EmbeddedTemporal.start();
    run = TwoActivities.start(server.target());
  }

  @AfterEach
  void stopServer() {
    run.close();
    server.close();
  }

  @Test
  void cancelOfAnActivityThatHasFailed_isDecidedAgainWithItsFailure() {
    PollActivityTaskQueueResponse first = run.nextActivity();
    PollActivityTaskQueueResponse second = run.nextActivity();
    run.fail(first);
    PollWorkflowTaskQueueResponse task = run.nextTask();
    run.fail(second);
    assertThatItIsDecidedAgain(task, second, EVENT_TYPE_ACTIVITY_TASK_FAILED);
  }

  @Test
  void cancelOfAnActivityThatHasCompleted_isDecidedAgainWithItsResult() {
    PollActivityTaskQueueResponse first = run.nextActivity();
    PollActivityTaskQueueResponse second = run.nextActivity();
    run.fail(first);
    PollWorkflowTaskQueueResponse task = run.nextTask();
    run.complete(second);
    assertThatItIsDecidedAgain(task, second, EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
  }

  @Test
  void cancelOfAnActivityThatHasTimedOut_isDecidedAgainWithItsTimeout() throws Exception {
    PollActivityTaskQueueResponse first = run.nextActivity();
    PollActivityTaskQueueResponse second = run.nextActivity();
    run.fail(first);
    PollWorkflowTaskQueueResponse task = run.nextTask();
    run.awaitNoOpenActivity();
    assertThatItIsDecidedAgain(task, second, EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT);
  }

  @Test
  void cancelOfAnOpenActivity_reachesTheServer() {
    PollActivityTaskQueueResponse first = run.nextActivity();
    PollActivityTaskQueueResponse second = run.nextActivity();
    run.fail(first);
    run.answerByCancelling(run.nextTask(), second.getActivityId());
    run.confirmCancelled(second);
    List<EventType> seen = run.eventTypes(run.nextTask());
    assertThat(seen)
        .containsSubsequence(
            EVENT_TYPE_ACTIVITY_TASK_FAILED,
            EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
            EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED,
            EVENT_TYPE_ACTIVITY_TASK_CANCELED)
        .doesNotContain(EVENT_TYPE_WORKFLOW_TASK_FAILED);
  }

  private void assertThatItIsDecidedAgain(
      PollWorkflowTaskQueueResponse task, PollActivityTaskQueueResponse ended, EventType ending) {
    assertThat(run.eventTypes(task)).doesNotContain(EVENT_TYPE_WORKFLOW_TASK_FAILED);
    assertThatThrownBy(() -> run.answerByCancelling(task, ended.getActivityId()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(refused.getStatus().getDescription()).isEqualTo("UnhandledCommand");
            });
    assertThat(run.eventTypes(run.nextTask()))
        .containsSubsequence(
            EVENT_TYPE_ACTIVITY_TASK_FAILED, EVENT_TYPE_WORKFLOW_TASK_FAILED, ending)
        .doesNotContain(EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED);
  }
}
