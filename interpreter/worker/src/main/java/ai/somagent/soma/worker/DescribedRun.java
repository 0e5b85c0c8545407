package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.wire.RunArgument;
import ai.somagent.soma.worker.wire.WireReader;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts a run's view together from what the server describes and its history. */
final class DescribedRun {
  private DescribedRun() {}

  static boolean isRunning(DescribeWorkflowExecutionResponse described) {
    return described.getWorkflowExecutionInfo().getStatus()
        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  /**
   * The run as it stands.
   *
   * @param history at least as old as the description
   */
  static RunView view(
      DescribeWorkflowExecutionResponse described,
      List<HistoryEvent> history,
      String program,
      Optional<SourceMap> places) {
    StepLedger steps = new StepLedger(places);
    OutcomeReader outcome = new OutcomeReader(places);
    for (HistoryEvent event : history) {
      steps.take(event);
      outcome.take(event);
    }
    steps.take(described.getPendingActivitiesList(), Instant.EPOCH);
    WorkflowExecutionInfo info = described.getWorkflowExecutionInfo();
    return new RunView(
        info.getExecution().getWorkflowId(),
        program,
        info.getType().getName(),
        status(info.getStatus()),
        outcome.outcome(),
        StepLedger.instant(
            history.isEmpty() ? info.getStartTime() : history.getFirst().getEventTime()),
        info.hasCloseTime() ? StepLedger.instant(info.getCloseTime()) : null,
        info.getHistoryLength(),
        steps.views());
  }

  /** The digest that a run was started with; empty when it is no run of ours. */
  static Optional<String> program(HistoryEvent started) {
    return WireReader.payload(
            started.getWorkflowExecutionStartedEventAttributes().getInput(), 0, RunArgument.class)
        .map(RunArgument::program);
  }

  static RunStatus status(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> RunStatus.COMPLETED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> RunStatus.FAILED;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> RunStatus.CANCELLED;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> RunStatus.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> RunStatus.TIMED_OUT;
      case WORKFLOW_EXECUTION_STATUS_RUNNING,
          WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
          WORKFLOW_EXECUTION_STATUS_PAUSED,
          WORKFLOW_EXECUTION_STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          RunStatus.RUNNING;
    };
  }
}
