package ai.somagent.soma.worker;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.worker.wire.RunArgument;
import ai.somagent.soma.worker.wire.RunMemo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.History;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts runs and looks at them. Thread-safe; one per process is enough. */
public final class RunClient implements AutoCloseable {
  private final TemporalConnection connection;
  private final IrStore store;
  private final ToolRegistry tools;
  private final RunIndex index;

  private RunClient(TemporalConnection connection, IrStore store, ToolRegistry tools) {
    this.connection = connection;
    this.store = store;
    this.tools = tools;
    this.index = new RunIndex(connection);
  }

  /**
   * Connects.
   *
   * @param store where source maps of the programs are looked up, and programs to be started
   * @param tools checked before a run starts
   * @throws TemporalUnavailableException nothing answers there within ten seconds, or the namespace
   *     does not exist
   */
  public static RunClient connect(TemporalTarget target, IrStore store, ToolRegistry tools)
      throws TemporalUnavailableException {
    return connect(target, store, tools, ServerWatch.none());
  }

  /**
   * Connects, as {@link #connect(TemporalTarget, IrStore, ToolRegistry)}.
   *
   * @param watch told when the server goes away later, and when it is back
   */
  public static RunClient connect(
      TemporalTarget target, IrStore store, ToolRegistry tools, ServerWatch watch)
      throws TemporalUnavailableException {
    return new RunClient(TemporalConnection.open(target, watch), store, tools);
  }

  /**
   * Starts a run, or attaches to the run of this id: one that is running goes on, one that has
   * ended gives its outcome again.
   *
   * @throws IrNotFoundException the store has no such program
   * @throws IrRejectedException the stored program is unsound
   * @throws IrStoreException the store cannot be read
   * @throws UnsupportedProgramException the program uses what is not run yet
   * @throws MissingToolsException the program calls tools that nothing here implements
   * @throws RunConflictException a run of this id has another program
   */
  public RunHandle start(RunRequest request) throws WorkerException {
    ProgramIr program = store.program(request.program());
    if (!program.capsule().id().equals(request.capsule())) {
      throw new IllegalArgumentException(
          "program %s is capsule %s, not %s"
              .formatted(request.program(), program.capsule().id(), request.capsule()));
    }
    UnsupportedProgramException.refuse(program, store.sourceMap(request.program()));
    tools.requireAll(program);
    WorkflowStub stub =
        connection.client().newUntypedWorkflowStub(request.capsule(), options(request, program));
    try {
      WorkflowExecution execution =
          stub.start(new RunArgument(request.program(), request.input(), request.startedBy()));
      return new TemporalRun(connection, execution, store.sourceMap(request.program()), false);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return attach(request);
    } catch (WorkflowServiceException e) {
      throw refused(e);
    }
  }

  private WorkflowOptions options(RunRequest request, ProgramIr program) {
    String version = program.capsule().version();
    Map<String, Object> memo = new LinkedHashMap<>();
    memo.put(RunMemo.CAPSULE, program.capsule().id());
    memo.put(RunMemo.VERSION, version);
    memo.put(RunMemo.PROGRAM, request.program());
    if (index.keeps(RunAttributes.WAITING_FOR)) {
      memo.put(RunMemo.SHOWS_WAITS, "yes");
    }
    return WorkflowOptions.newBuilder()
        .setTaskQueue(SomaWorker.TASK_QUEUE)
        .setWorkflowId(request.runId())
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setMemo(memo)
        .setTypedSearchAttributes(index.attributes(attributes(program)))
        .setStaticSummary(program.capsule().id() + " " + version)
        .build();
  }

  private static Map<String, String> attributes(ProgramIr program) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(RunAttributes.CAPSULE, program.capsule().id());
    values.put(RunAttributes.VERSION, program.capsule().version());
    String owner = program.capsule().settings().get("owner");
    if (owner != null) {
      values.put(RunAttributes.OWNER, owner);
    }
    return values;
  }

  /**
   * Search attributes that runs would carry and the server does not keep; runs go without them.
   * Names of {@link RunAttributes}.
   */
  public List<String> missingAttributes() {
    return index.missing();
  }

  /**
   * Has the server keep what is missing; gives the names of that. Takes effect for runs that start
   * later, on some servers after a few seconds.
   *
   * @throws TemporalCallException the server does not let us
   */
  public List<String> registerAttributes()
      throws TemporalUnavailableException, TemporalCallException {
    return index.register();
  }

  private RunHandle attach(RunRequest request) throws WorkerException {
    String existing = program(request.runId());
    if (!existing.equals(request.program())) {
      throw new RunConflictException(request.runId(), existing, request.program());
    }
    return existing(request.runId(), existing);
  }

  private static WorkerException refused(WorkflowServiceException failure) {
    if (failure.getCause() instanceof StatusRuntimeException status) {
      return ServerCalls.isAway(status)
          ? ServerCalls.wentAway(status)
          : ServerCalls.refused(status);
    }
    return new TemporalCallException("the run cannot be started: " + failure.getMessage(), failure);
  }

  /**
   * A run that was started before.
   *
   * @throws RunNotFoundException the server knows none of this id
   */
  public RunHandle run(String runId) throws WorkerException {
    return existing(runId, program(runId));
  }

  /**
   * A run as it stands.
   *
   * @throws RunNotFoundException the server knows none of this id
   */
  public RunView describe(String runId) throws WorkerException {
    String program = program(runId);
    DescribeWorkflowExecutionResponse described = existing(runId, program).describe();
    return DescribedRun.view(
        described,
        new HistoryPages(connection, execution(runId)).all(),
        program,
        store.sourceMap(program));
  }

  /**
   * All that is known of a run, with what it waits for.
   *
   * @throws RunNotFoundException the server knows none of this id
   */
  public RunInspection inspect(String runId) throws WorkerException {
    String program = program(runId);
    return new RunInspector(connection, store).inspect(existing(runId, program), program);
  }

  /**
   * Runs, the youngest first, as far as the server's index knows them yet.
   *
   * @param limit most runs in a page, 1 to 1,000
   * @param after {@link RunPage#next} of the page before, or null for the first
   * @throws TemporalCallException the server cannot list, or keeps no such attribute
   */
  public RunPage list(RunFilter filter, int limit, @Nullable String after) throws WorkerException {
    return new RunDirectory(connection).list(filter, limit, after);
  }

  /**
   * All that was recorded of a run so far.
   *
   * @throws RunNotFoundException the server knows none of this id
   */
  public RunHistory history(String runId) throws WorkerException {
    String program = program(runId);
    WorkflowExecution execution =
        existing(runId, program).describe().getWorkflowExecutionInfo().getExecution();
    return RunHistory.of(
        History.newBuilder().addAllEvents(new HistoryPages(connection, execution).all()).build());
  }

  private TemporalRun existing(String runId, String program) throws IrStoreException {
    return new TemporalRun(connection, execution(runId), store.sourceMap(program), true);
  }

  private String program(String runId) throws WorkerException {
    try {
      return DescribedRun.program(new HistoryPages(connection, execution(runId)).first())
          .orElseThrow(() -> new RunNotFoundException(runId));
    } catch (TemporalCallException e) {
      if (e.getCause() instanceof StatusRuntimeException status
          && status.getStatus().getCode() == Status.Code.NOT_FOUND) {
        throw new RunNotFoundException(runId);
      }
      throw e;
    }
  }

  private static WorkflowExecution execution(String runId) {
    return WorkflowExecution.newBuilder().setWorkflowId(runId).build();
  }

  @Override
  public void close() {
    connection.close();
  }
}
