package ai.somagent.soma.api.http;

import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunStatus;
import ai.somagent.soma.worker.RunView;
import ai.somagent.soma.worker.StepView;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as it is shown. Times are RFC 3339 in UTC; absent members mean that there is none. */
final class RunJson {
  private RunJson() {}

  static ObjectNode of(RunView run) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", run.runId())
            .put("capsule", run.capsule())
            .put("program", run.program())
            .put("status", status(run.status()));
    switch (run.outcome()) {
      case null -> {}
      case RunOutcome.Completed completed -> json.set("result", completed.result());
      case RunOutcome.Failed failed -> json.set("error", error(failed));
      case RunOutcome.Cancelled cancelled -> json.put("reason", cancelled.reason());
    }
    putTimes(json, run.startedAt(), run.closedAt());
    json.put("history_events", run.historyEvents());
    ArrayNode steps = json.putArray("steps");
    run.steps().forEach(step -> steps.add(step(step)));
    return json;
  }

  private static String status(RunStatus status) {
    return switch (status) {
      case RUNNING -> "running";
      case COMPLETED -> "completed";
      case FAILED, TERMINATED, TIMED_OUT -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  private static ObjectNode error(RunOutcome.Failed failed) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", failed.kind())
            .put("message", failed.message());
    if (failed.step() != null) {
      json.put("step", failed.step());
    }
    putPlace(json, failed.place());
    json.set("fields", failed.fields());
    return json;
  }

  private static ObjectNode step(StepView step) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("key", step.step().key())
            .put("tool", step.step().tool())
            .put("state", step.state().name().toLowerCase(Locale.ROOT))
            .put("attempts", step.attempts());
    putTimes(json, step.startedAt(), step.closedAt());
    putPlace(json, step.step().place());
    if (step.failure() != null) {
      json.putObject("failure")
          .put("kind", step.failure().kind())
          .put("message", step.failure().message());
    }
    return json;
  }

  private static void putTimes(ObjectNode json, Instant started, @Nullable Instant closed) {
    json.put("started_at", started.toString());
    if (closed != null) {
      json.put("closed_at", closed.toString());
    }
  }

  private static void putPlace(ObjectNode json, SourceMap.@Nullable Place place) {
    if (place != null) {
      json.putObject("place")
          .put("source", place.source())
          .put("line", place.startLine())
          .put("column", place.startColumn());
    }
  }
}
