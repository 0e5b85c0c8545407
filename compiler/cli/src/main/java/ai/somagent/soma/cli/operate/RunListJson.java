package ai.somagent.soma.cli.operate;

import ai.somagent.soma.worker.RunPage;
import ai.somagent.soma.worker.RunSummary;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A page of runs as {@code soma.runs/1}; absent members mean that there is none. */
final class RunListJson {
  private RunListJson() {}

  static ObjectNode of(RunPage page) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", "soma.runs/1");
    ArrayNode runs = root.putArray("runs");
    page.runs().forEach(run -> runs.add(run(run)));
    if (page.next() != null) {
      root.put("next", page.next());
    }
    return root;
  }

  private static ObjectNode run(RunSummary run) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("run", run.runId()).put("capsule", run.capsule());
    if (run.version() != null) {
      json.put("version", run.version());
    }
    json.put("status", RunTable.word(run.status())).put("started", run.startedAt().toString());
    if (run.closedAt() != null) {
      json.put("ended", run.closedAt().toString());
    }
    if (run.waitingFor() != null) {
      json.put("waitingFor", run.waitingFor());
    }
    if (run.tenant() != null) {
      json.put("tenant", run.tenant());
    }
    return json;
  }
}
