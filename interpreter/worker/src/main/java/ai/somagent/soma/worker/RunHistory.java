package ai.somagent.soma.worker;

import ai.somagent.soma.worker.recorded.RecordedRun;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;

/** The recorded history of a run, in the JSON that Temporal's own tools write and read. */
public final class RunHistory {
  private final History history;
  private final String program;

  private RunHistory(History history, String program) {
    this.history = history;
    this.program = program;
  }

  static RunHistory of(History history) throws HistoryFormatException {
    List<HistoryEvent> events = history.getEventsList();
    if (events.isEmpty() || !events.getFirst().hasWorkflowExecutionStartedEventAttributes()) {
      throw new HistoryFormatException("a history begins with the start of a run", null);
    }
    String program =
        RecordedRun.digest(events)
            .orElseThrow(
                () -> new HistoryFormatException("it is the history of no run of Soma", null));
    return new RunHistory(history, program);
  }

  /**
   * Reads what {@link #json} or Temporal's command line wrote.
   *
   * @throws HistoryFormatException it is not that
   */
  public static RunHistory read(String json) throws HistoryFormatException {
    History.Builder history = History.newBuilder();
    try {
      // A newer server may say more than this version knows.
      JsonFormat.parser().ignoringUnknownFields().merge(json, history);
    } catch (InvalidProtocolBufferException e) {
      throw new HistoryFormatException("it is no history: " + firstLine(e), e);
    }
    return of(history.build());
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** The same again. */
  public String json() {
    try {
      return JsonFormat.printer().print(history);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a history that was read can be written", e);
    }
  }

  /** Digest of what the run runs. */
  public String program() {
    return program;
  }

  /** The capsule's id. */
  public String capsule() {
    return events()
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getWorkflowType()
        .getName();
  }

  /** What the run was called, or {@code recorded} where the history does not say. */
  public String runId() {
    String id = RecordedRun.runId(events());
    return id.isEmpty() ? "recorded" : id;
  }

  /** How many events there are. */
  public int size() {
    return events().size();
  }

  WorkflowExecutionHistory forReplay() {
    return new WorkflowExecutionHistory(history, runId());
  }

  List<HistoryEvent> events() {
    return history.getEventsList();
  }
}
