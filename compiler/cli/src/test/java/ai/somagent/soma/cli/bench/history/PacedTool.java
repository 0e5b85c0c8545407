package ai.somagent.soma.cli.bench.history;

import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A real tool whose answers come one after the other: each of the parallel checks does its work at
 * once, then waits until the run has taken note of the one before. Otherwise chance would decide
 * how many answers share a workflow task, and counts would not be comparable.
 */
record PacedTool(JavaTool tool, WorkflowClient client) implements JavaTool {
  private static final List<String> ORDER =
      List.of("check_manifest", "check_digests", "find_credentials", "compile_bundle");

  /** Workflow tasks before the first check can answer: the first, and the one after opening. */
  private static final int TASKS_BEFORE = 2;

  @Override
  public String target() {
    return tool.target();
  }

  @Override
  public Map<String, ToolAction> actions() {
    Map<String, ToolAction> paced = new LinkedHashMap<>();
    tool.actions()
        .forEach((name, action) ->
            paced.put(
                name,
                (arguments, context) -> {
                  var result = action.invoke(arguments, context);
                  awaitTasks(context.runId(), TASKS_BEFORE + ORDER.indexOf(name));
                  return result;
                }));
    return paced;
  }

  private void awaitTasks(String runId, int tasks) throws InterruptedException {
    while (tasksCompleted(runId) < tasks) {
      Thread.sleep(20);
    }
  }

  private long tasksCompleted(String runId) {
    return client.fetchHistory(runId).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
        .count();
  }
}
