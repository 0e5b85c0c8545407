package ai.somagent.soma.cli.bench.history;

import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The real tools behind the typed activities, with nothing of Soma's worker in between. */
final class ToolActivities implements DynamicActivity {
  private final Map<String, ToolAction> actions = new LinkedHashMap<>();

  /** Serves {@code bundle} and {@code compiler} by these tools. */
  ToolActivities(Map<String, JavaTool> tools) {
    tools.forEach((name, tool) ->
        tool.actions().forEach((action, code) -> actions.put(name + "." + action, code)));
  }

  @Override
  public JsonNode execute(EncodedValues arguments) {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    ToolAction action = actions.get(info.getActivityType());
    if (action == null) {
      throw new IllegalStateException("no tool for " + info.getActivityType());
    }
    try {
      return action.invoke(arguments.get(0, ObjectNode.class), context(info));
    } catch (ToolException e) {
      throw ApplicationFailure.newBuilder()
          .setType(e.kind())
          .setMessage(e.getMessage())
          .setNonRetryable(!e.retryable())
          .setDetails(e.fields())
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Activity.wrap(e);
    }
  }

  private static ToolContext context(ActivityInfo info) {
    String run = Objects.requireNonNull(info.getWorkflowId(), "tools are called by workflows");
    return new ToolContext() {
      @Override
      public String runId() {
        return run;
      }

      @Override
      public String idempotencyKey() {
        return run + "/" + info.getActivityId();
      }

      @Override
      public int attempt() {
        return info.getAttempt();
      }

      @Override
      public void heartbeat() {
        Activity.getExecutionContext().heartbeat(null);
      }
    };
  }
}
