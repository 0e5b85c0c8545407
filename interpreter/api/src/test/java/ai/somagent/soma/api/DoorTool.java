package ai.somagent.soma.api;

import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Waits until a real file is there, so that a test can look at a run that goes on. */
public final class DoorTool implements JavaTool {
  @Override
  public String target() {
    return "somagent.test.Door";
  }

  @Override
  public Map<String, ToolAction> actions() {
    return Map.of("wait_for", DoorTool::waitFor);
  }

  private static JsonNode waitFor(ObjectNode arguments, ToolContext context)
      throws ToolException, InterruptedException {
    Path path = Path.of(arguments.get("path").asText());
    while (!Files.exists(path)) {
      context.heartbeat();
      Thread.sleep(50);
    }
    return NullNode.instance;
  }
}
