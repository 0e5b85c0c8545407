package ai.somagent.soma.cli.operate;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.RunInspection;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunSpending;
import ai.somagent.soma.worker.RunView;
import ai.somagent.soma.worker.RunWait;
import ai.somagent.soma.worker.StepFailure;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as {@code soma.run/1}; absent members mean that there is none, or that it is not known. */
final class InspectionJson {
  private InspectionJson() {}

  static ObjectNode of(RunInspection found) {
    RunView view = found.view();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", "soma.run/1");
    json.put("run", view.runId()).put("capsule", view.capsule());
    put(json, "version", found.version());
    json.put("program", view.program());
    put(json, "owner", found.owner());
    json.put("status", RunTable.word(view.status())).put("started", view.startedAt().toString());
    if (view.closedAt() != null) {
      json.put("ended", view.closedAt().toString());
    } else {
      json.put("knownFrom", found.knownFrom().name().toLowerCase(Locale.ROOT));
      ArrayNode waits = json.putArray("waits");
      found.waits().forEach(wait -> waits.add(wait(wait)));
    }
    if (!found.approvals().isEmpty()) {
      ArrayNode asked = json.putArray("approvals");
      found.approvals().forEach(one -> asked.add(DecisionJson.asked(one)));
    }
    if (!found.queued().isEmpty()) {
      ObjectNode queued = json.putObject("queued");
      found.queued().forEach(queued::put);
    }
    put(json, "stopping", found.stopping());
    if (found.taskSince() != null) {
      json.putObject("withoutWorker")
          .put("since", found.taskSince().toString())
          .put("attempts", found.taskAttempts());
    }
    json.set("spent", spent(found.spending()));
    json.put("historyEvents", view.historyEvents());
    outcome(json, view.outcome());
    return json;
  }

  private static ObjectNode wait(RunWait wait) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", wait.kind().name().toLowerCase(Locale.ROOT))
            .put("key", wait.key())
            .put("what", wait.what());
    put(json, "name", wait.name());
    json.put("since", wait.since().toString());
    put(json, "until", wait.until() == null ? null : wait.until().toString());
    place(json, wait.place());
    if (wait.attempts() > 0) {
      json.put("attempts", wait.attempts());
    }
    StepFailure failure = wait.failure();
    if (failure != null) {
      json.putObject("failure").put("kind", failure.kind()).put("message", failure.message());
    }
    if (wait.stopping()) {
      json.put("stopping", true);
    }
    return json;
  }

  private static ObjectNode spent(RunSpending spent) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("calls", spent.calls())
            .put("attempts", spent.attempts())
            .put("millis", spent.time().toMillis());
    if (spent.callLimit() != null) {
      json.put("callLimit", spent.callLimit());
    }
    if (spent.timeLimit() != null) {
      json.put("millisLimit", spent.timeLimit().toMillis());
    }
    return json;
  }

  private static void outcome(ObjectNode json, @Nullable RunOutcome outcome) {
    switch (outcome) {
      case null -> {}
      case RunOutcome.Completed done -> json.set("result", done.result());
      case RunOutcome.Cancelled cancelled -> json.put("reason", cancelled.reason());
      case RunOutcome.Failed failed -> {
        ObjectNode error = json.putObject("error");
        error.put("kind", failed.kind()).put("message", failed.message());
        put(error, "step", failed.step());
        place(error, failed.place());
        error.set("fields", failed.fields());
      }
    }
  }

  private static void place(ObjectNode json, @Nullable Place place) {
    if (place != null) {
      json.put("source", place.source())
          .put("line", place.startLine())
          .put("column", place.startColumn())
          .put("text", place.text());
    }
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
