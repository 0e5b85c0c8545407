package ai.somagent.soma.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which of our search attributes a server keeps. One that it does not keep must not be named: the
 * server would refuse the start, and a task that names it again and again. Thread-safe.
 */
final class RunIndex {
  private static final long ANSWER_WITHIN_SECONDS = 10;

  private final TemporalConnection connection;
  private @Nullable Set<String> kept;

  RunIndex(TemporalConnection connection) {
    this.connection = connection;
  }

  /** Asked once; a server that does not say keeps none. */
  private synchronized Set<String> kept() {
    if (kept == null) {
      try {
        kept = ask();
      } catch (StatusRuntimeException e) {
        kept = Set.of();
      }
    }
    return kept;
  }

  private Set<String> ask() {
    Map<String, IndexedValueType> known =
        operator()
            .listSearchAttributes(
                ListSearchAttributesRequest.newBuilder()
                    .setNamespace(connection.namespace())
                    .build())
            .getCustomAttributesMap();
    return Set.copyOf(
        RunAttributes.all().stream()
            .filter(name -> known.get(name) == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .toList());
  }

  List<String> missing() {
    return RunAttributes.all().stream().filter(name -> !kept().contains(name)).toList();
  }

  boolean keeps(String name) {
    return kept().contains(name);
  }

  /** Those of {@code values} that the server keeps. */
  SearchAttributes attributes(Map<String, String> values) {
    SearchAttributes.Builder attributes = SearchAttributes.newBuilder();
    values.forEach((name, value) -> {
      if (keeps(name)) {
        attributes.set(SearchAttributeKey.forKeyword(name), value);
      }
    });
    return attributes.build();
  }

  /** Has the server keep them all; gives those that it did not keep before. */
  synchronized List<String> register() throws TemporalUnavailableException, TemporalCallException {
    kept = ServerCalls.send(this::ask);
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      AddSearchAttributesRequest.Builder request =
          AddSearchAttributesRequest.newBuilder().setNamespace(connection.namespace());
      missing.forEach(
          name -> request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
      ServerCalls.send(() -> operator().addSearchAttributes(request.build()));
      kept = null;
    }
    return missing;
  }

  private OperatorServiceBlockingStub operator() {
    return OperatorServiceGrpc.newBlockingStub(connection.stubs().getRawChannel())
        .withDeadlineAfter(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
  }
}
