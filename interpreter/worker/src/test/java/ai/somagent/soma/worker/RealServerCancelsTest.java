package ai.somagent.soma.worker;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real server does where the embedded one needs {@link EmbeddedCancels}. */
class RealServerCancelsTest {
  @Test
  @Timeout(120)
  void cancelOfAnActivityThatHasFailed_isTaken(@RealServer(Server.TEMPORAL) RunningServer temporal)
      throws Exception {
    try (TwoActivities run = TwoActivities.start(RealTemporal.target(temporal))) {
      PollActivityTaskQueueResponse first = run.nextActivity();
      PollActivityTaskQueueResponse second = run.nextActivity();
      run.fail(first);
      PollWorkflowTaskQueueResponse task = run.nextTask();
      run.fail(second);
      run.answerByCancelling(task, second.getActivityId());
      assertThat(run.eventTypes(run.nextTask()))
          .containsSubsequence(
              EVENT_TYPE_ACTIVITY_TASK_FAILED,
              EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
              EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED,
              EVENT_TYPE_ACTIVITY_TASK_FAILED)
          .doesNotContain(EVENT_TYPE_WORKFLOW_TASK_FAILED);
    }
  }
}
