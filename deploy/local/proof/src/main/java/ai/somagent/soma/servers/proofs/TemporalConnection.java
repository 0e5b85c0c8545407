package ai.somagent.soma.servers.proofs;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A client and a worker on one server, through Temporal's Java SDK. For one thread. */
final class TemporalConnection implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What a workflow with one timer and one activity leaves behind, among other events. */
  private static final List<EventType> NEEDED =
      List.of(
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
          EventType.EVENT_TYPE_TIMER_FIRED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);

  private final WorkflowServiceStubs service;
  private final WorkflowClient client;

  TemporalConnection(String address, String namespace) {
    this.service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    this.client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
  }

  WorkflowServiceStubs service() {
    return service;
  }

  WorkflowClient client() {
    return client;
  }

  /**
   * Runs {@link GreetingWorkflow} to its end and reads its history back.
   *
   * @param attributes what it can be found by
   * @return one line of what came back
   * @throws IllegalStateException when the result or the history is not what it must be
   */
  String runWorkflow(SearchAttributes attributes) {
    String queue = "proof-" + UUID.randomUUID();
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(queue);
    worker.registerWorkflowImplementationTypes(GreetingWorkflow.Definition.class);
    worker.registerActivitiesImplementations((GreetingWorkflow.Greeting) name -> "hello " + name);
    factory.start();
    try {
      GreetingWorkflow workflow =
          client.newWorkflowStub(
              GreetingWorkflow.class,
              WorkflowOptions.newBuilder()
                  .setTaskQueue(queue)
                  .setWorkflowId(queue)
                  .setWorkflowExecutionTimeout(LIMIT)
                  .setTypedSearchAttributes(attributes)
                  .build());
      ProofCheck.same("the workflow's result", "hello ada", workflow.greet("ada"));
      return "workflow answered `hello ada`, " + readHistory(queue) + " events in its history";
    } finally {
      factory.shutdownNow();
      factory.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private int readHistory(String id) {
    List<EventType> events =
        client.fetchHistory(id).getEvents().stream().map(HistoryEvent::getEventType).toList();
    List<EventType> found = events.stream().filter(NEEDED::contains).toList();
    ProofCheck.same("the order of events", NEEDED, found);
    return events.size();
  }

  @Override
  public void close() {
    service.shutdownNow();
    service.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
