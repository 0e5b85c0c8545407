package ai.somagent.soma.worker;

import ai.somagent.soma.engine.codec.StateCodec;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.program.WhereAnswers;
import ai.somagent.soma.worker.recorded.HistoryMismatchException;
import ai.somagent.soma.worker.recorded.RecordedRun;
import ai.somagent.soma.worker.recorded.RecordedStep;
import ai.somagent.soma.worker.wire.RunMemo;
import ai.somagent.soma.worker.wire.WhereAnswer;
import ai.somagent.soma.worker.wire.WireReader;
import ai.somagent.soma.worker.workflow.RunQueries;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.PendingWorkflowTaskState;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds out what a run waits for: asks the run itself; without a worker drives its history through
 * the stored program; without that says what the server's history leaves open.
 */
final class RunInspector {
  /** A worker answers in milliseconds, a cold one after reading a history in a second or two. */
  private static final long ANSWER_WITHIN_SECONDS = 4;

  private final TemporalConnection connection;
  private final IrStore store;

  RunInspector(TemporalConnection connection, IrStore store) {
    this.connection = connection;
    this.store = store;
  }

  RunInspection inspect(TemporalRun run, String digest) throws WorkerException {
    Optional<ProgramIr> program = program(digest);
    Optional<SourceMap> places = store.sourceMap(digest);
    DescribeWorkflowExecutionResponse described = run.describe();
    boolean running = DescribedRun.isRunning(described);
    Optional<WhereAnswer> asked = running ? ask(run) : Optional.empty();
    Optional<Standing> standing = asked.map(answer -> new Standing(answer, approvals(run, answer)));
    List<HistoryEvent> history = new HistoryPages(connection, run.execution()).all();
    RunView view = DescribedRun.view(described, history, digest, places);
    KnownFrom knownFrom = standing.isPresent() ? KnownFrom.WORKER : KnownFrom.HISTORY;
    if (running && standing.isEmpty() && program.isPresent()) {
      standing = drive(run.runId(), newest(history), PreparedProgram.of(digest, program.get()));
      knownFrom = standing.isPresent() ? KnownFrom.PROGRAM : KnownFrom.HISTORY;
    }
    Optional<WhereAnswer> answer = standing.map(Standing::answer);
    WaitReader reader = new WaitReader(view, places);
    List<RunWait> waits = List.of();
    if (running) {
      waits = answer.map(reader::waits).orElseGet(() -> reader.open(newest(history)));
    }
    Map<String, io.temporal.api.common.v1.Payload> memo =
        described.getWorkflowExecutionInfo().getMemo().getFieldsMap();
    String version = RunDirectory.text(memo, RunMemo.VERSION);
    boolean taskWaits = waitsForAWorker(described);
    return new RunInspection(
        view,
        version != null ? version : program.map(each -> each.capsule().version()).orElse(null),
        program.isPresent() ? program.get().capsule().settings().get("owner") : null,
        knownFrom,
        waits,
        standing.map(Standing::approvals).orElse(List.of()),
        answer.map(WhereAnswer::queued).orElse(Map.of()),
        answer.map(WhereAnswer::stopping).orElse(null),
        spending(view, program),
        taskWaits
            ? StepLedger.instant(described.getPendingWorkflowTask().getOriginalScheduledTime())
            : null,
        taskWaits ? described.getPendingWorkflowTask().getAttempt() : 0,
        Instant.now());
  }

  /** A run that was carried over has the state that it began with in its newest history. */
  private static List<HistoryEvent> newest(List<HistoryEvent> histories) {
    int begin = histories.size() - 1;
    while (begin > 0 && !histories.get(begin).hasWorkflowExecutionStartedEventAttributes()) {
      begin--;
    }
    return histories.subList(Math.max(0, begin), histories.size());
  }

  private static boolean waitsForAWorker(DescribeWorkflowExecutionResponse described) {
    return described.hasPendingWorkflowTask()
        && described.getPendingWorkflowTask().getState()
            == PendingWorkflowTaskState.PENDING_WORKFLOW_TASK_STATE_SCHEDULED;
  }

  /** An unsound program is as good as none for looking at its runs. */
  private Optional<ProgramIr> program(String digest) throws IrStoreException {
    try {
      ProgramIr program = store.program(digest);
      UnsupportedProgramException.refuse(program, Optional.empty());
      return Optional.of(program);
    } catch (IrNotFoundException | IrRejectedException | UnsupportedProgramException e) {
      return Optional.empty();
    }
  }

  private Optional<WhereAnswer> ask(TemporalRun run) {
    QueryWorkflowRequest request =
        QueryWorkflowRequest.newBuilder()
            .setNamespace(connection.namespace())
            .setExecution(run.execution())
            .setQuery(WorkflowQuery.newBuilder().setQueryType(RunQueries.WHERE))
            .build();
    try {
      return WireReader.payload(
          connection
              .blocking()
              .withDeadlineAfter(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
              .queryWorkflow(request)
              .getQueryResult(),
          0,
          WhereAnswer.class);
    } catch (StatusRuntimeException e) {
      // No worker, or one that is older than this question.
      return Optional.empty();
    }
  }

  /** What is asked has values of the program, so it is no part of the other answer. */
  private static List<AskedApproval> approvals(TemporalRun run, WhereAnswer answer) {
    if (answer.waits().stream().noneMatch(wait -> wait.kind().equals("approval"))) {
      return List.of();
    }
    try {
      return run.approvals();
    } catch (TemporalUnavailableException | TemporalCallException e) {
      // It went away meanwhile, or is older than this question.
      return List.of();
    }
  }

  /** Where a run stands, and what it asks. */
  private record Standing(WhereAnswer answer, List<AskedApproval> approvals) {}

  private static Optional<Standing> drive(
      String runId, List<HistoryEvent> history, PreparedProgram program) {
    List<RecordedStep> last = new ArrayList<>(1);
    try {
      RecordedRun.drive(
          program,
          runId,
          history,
          step -> {
            last.clear();
            last.add(step);
          });
    } catch (HistoryMismatchException e) {
      return Optional.empty();
    }
    return last.stream()
        .findFirst()
        .map(step ->
            new Standing(
                WhereAnswers.of(program.program(), step.state(), step.where()),
                AskedApproval.all(StateCodec.write(step.state()).path("approvals"))));
  }

  private static RunSpending spending(RunView view, Optional<ProgramIr> program) {
    Instant end = view.closedAt() == null ? Instant.now() : view.closedAt();
    Duration time = Duration.between(view.startedAt(), end);
    return new RunSpending(
        view.steps().size(),
        view.steps().stream().mapToInt(StepView::attempts).sum(),
        program.isPresent() ? program.get().budget().toolCalls() : null,
        time.isNegative() ? Duration.ZERO : time,
        program.map(each -> Duration.ofMillis(each.budget().wallClockMillis())).orElse(null));
  }
}
