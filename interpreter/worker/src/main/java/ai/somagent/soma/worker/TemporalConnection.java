package ai.somagent.soma.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An open, checked connection to one server and namespace. */
final class TemporalConnection implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final String namespace;
  private final ServerPresence presence;

  private TemporalConnection(
      WorkflowServiceStubs stubs,
      WorkflowClient client,
      String namespace,
      ServerPresence presence) {
    this.presence = presence;
    this.stubs = stubs;
    this.client = client;
    this.namespace = namespace;
  }

  static TemporalConnection open(TemporalTarget target) throws TemporalUnavailableException {
    return open(target, CONNECT_WITHIN, ServerWatch.none());
  }

  static TemporalConnection open(TemporalTarget target, ServerWatch watch)
      throws TemporalUnavailableException {
    return open(target, CONNECT_WITHIN, watch);
  }

  static TemporalConnection open(TemporalTarget target, Duration within, ServerWatch watch)
      throws TemporalUnavailableException {
    ServerPresence presence = new ServerPresence(watch);
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(target.address())
                .addGrpcClientInterceptor(presence)
                .build());
    try {
      stubs.connect(within);
      stubs
          .blockingStub()
          .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(target.namespace()).build());
    } catch (StatusRuntimeException e) {
      stubs.shutdownNow();
      throw unavailable(target, e);
    }
    presence.namespaceSeen();
    WorkflowClientOptions options =
        WorkflowClientOptions.newBuilder().setNamespace(target.namespace()).build();
    return new TemporalConnection(
        stubs, WorkflowClient.newInstance(stubs, options), target.namespace(), presence);
  }

  private static TemporalUnavailableException unavailable(
      TemporalTarget target, StatusRuntimeException failure) {
    String message =
        failure.getStatus().getCode() == Status.Code.NOT_FOUND
            ? "%s has no namespace `%s`".formatted(target.description(), target.namespace())
            : "%s does not answer: %s"
                .formatted(target.description(), failure.getStatus().getCode());
    return new TemporalUnavailableException(message, failure);
  }

  WorkflowClient client() {
    return client;
  }

  String namespace() {
    return namespace;
  }

  /** For one request that is answered at once. */
  WorkflowServiceGrpc.WorkflowServiceBlockingStub blocking() {
    return stubs.blockingStub().withDeadlineAfter(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
  }

  WorkflowServiceStubs stubs() {
    return stubs;
  }

  @Override
  public void close() {
    presence.close();
    stubs.shutdown();
    stubs.awaitTermination(2, TimeUnit.SECONDS);
    stubs.shutdownNow();
  }
}
