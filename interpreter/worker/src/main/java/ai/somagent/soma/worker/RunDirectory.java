package ai.somagent.soma.worker;

import ai.somagent.soma.worker.wire.RunMemo;
import ai.somagent.soma.worker.wire.WireReader;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists runs by what the server's visibility knows of them. */
final class RunDirectory {
  private final TemporalConnection connection;

  RunDirectory(TemporalConnection connection) {
    this.connection = connection;
  }

  RunPage list(RunFilter filter, int limit, @Nullable String after)
      throws TemporalUnavailableException, TemporalCallException {
    ListWorkflowExecutionsRequest request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(connection.namespace())
            .setQuery(filter.query())
            .setPageSize(limit)
            .setNextPageToken(token(after))
            .build();
    try {
      ListWorkflowExecutionsResponse answer =
          ServerCalls.send(() -> connection.blocking().listWorkflowExecutions(request));
      ByteString next = answer.getNextPageToken();
      return new RunPage(
          answer.getExecutionsList().stream().map(RunDirectory::summary).toList(),
          next.isEmpty()
              ? null
              : Base64.getUrlEncoder().withoutPadding().encodeToString(next.toByteArray()));
    } catch (TemporalCallException e) {
      throw explained(e, filter);
    }
  }

  /** Two refusals that people run into: a server that cannot list, and a missing attribute. */
  private static TemporalCallException explained(TemporalCallException refused, RunFilter filter) {
    Status.Code code =
        refused.getCause() instanceof StatusRuntimeException status
            ? status.getStatus().getCode()
            : Status.Code.UNKNOWN;
    if (code == Status.Code.UNIMPLEMENTED) {
      return new TemporalCallException("this Temporal server cannot list runs", refused);
    }
    if (code == Status.Code.INVALID_ARGUMENT && filter.tenant() != null) {
      return new TemporalCallException(
          "this server does not keep the search attribute `%s`; `soma runs register` adds it"
              .formatted(RunAttributes.TENANT),
          refused);
    }
    return refused;
  }

  private static ByteString token(@Nullable String after) throws TemporalCallException {
    try {
      return after == null
          ? ByteString.EMPTY
          : ByteString.copyFrom(Base64.getUrlDecoder().decode(after));
    } catch (IllegalArgumentException e) {
      throw new TemporalCallException("`" + after + "` is no page of a list of runs", e);
    }
  }

  private static RunSummary summary(WorkflowExecutionInfo info) {
    return new RunSummary(
        info.getExecution().getWorkflowId(),
        info.getType().getName(),
        text(info.getMemo().getFieldsMap(), RunMemo.VERSION),
        DescribedRun.status(info.getStatus()),
        StepLedger.instant(info.getStartTime()),
        info.hasCloseTime() ? StepLedger.instant(info.getCloseTime()) : null,
        text(info.getSearchAttributes().getIndexedFieldsMap(), RunAttributes.WAITING_FOR),
        text(info.getSearchAttributes().getIndexedFieldsMap(), RunAttributes.TENANT));
  }

  /** A field of a memo or an attribute, where it is there and a text that is not empty. */
  static @Nullable String text(Map<String, Payload> fields, String name) {
    Payload payload = fields.get(name);
    return payload == null
        ? null
        : WireReader.payload(Payloads.newBuilder().addPayloads(payload).build(), 0, String.class)
            .filter(text -> !text.isEmpty())
            .orElse(null);
  }
}
