package ai.somagent.soma.servers.proofs;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A search attribute of ours, and the workflows it finds. */
final class TemporalSearch {

  private static final String NAME = "SomaProof";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TemporalConnection temporal;

  TemporalSearch(TemporalConnection temporal) {
    this.temporal = temporal;
  }

  /** Makes the attribute if it is not there yet: a kind of column, in PostgreSQL a real one. */
  void create() {
    OperatorServiceStubs service =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(temporal.service().getRawChannel())
                .validateAndBuildWithDefaults());
    try {
      OperatorServiceBlockingStub operator = service.blockingStub();
      if (!isThere(operator)) {
        operator.addSearchAttributes(
            AddSearchAttributesRequest.newBuilder()
                .setNamespace(namespace())
                .putSearchAttributes(NAME, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
      }
      ProofCheck.that(isThere(operator), "the search attribute " + NAME + " was not created");
    } finally {
      service.shutdownNow();
      service.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private boolean isThere(OperatorServiceBlockingStub operator) {
    return operator
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(namespace()).build())
        .containsCustomAttributes(NAME);
  }

  SearchAttributes valued(String value) {
    return SearchAttributes.newBuilder().set(SearchAttributeKey.forKeyword(NAME), value).build();
  }

  /**
   * Waits until the one workflow with this value is found; what is written shows a moment later.
   *
   * @throws IllegalStateException when it is not found in time
   */
  void requireOne(String value) throws InterruptedException {
    String query = "%s = '%s' AND ExecutionStatus = 'Completed'".formatted(NAME, value);
    long end = System.nanoTime() + LIMIT.toNanos();
    List<WorkflowExecutionMetadata> found = List.of();
    while (found.isEmpty() && System.nanoTime() < end) {
      found = temporal.client().listExecutions(query).toList();
      if (found.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    ProofCheck.same("the number of workflows found", 1, found.size());
  }

  private String namespace() {
    return temporal.client().getOptions().getNamespace();
  }
}
