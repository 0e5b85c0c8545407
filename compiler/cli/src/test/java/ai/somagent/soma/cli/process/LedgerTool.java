package ai.somagent.soma.cli.process;

import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes lines to a real file and waits for real files, so that tests can see what ran when. */
public final class LedgerTool implements JavaTool {
  @Override
  public String target() {
    return "somagent.test.Ledger";
  }

  @Override
  public Map<String, ToolAction> actions() {
    return Map.of("append", LedgerTool::append, "wait_for", LedgerTool::waitFor);
  }

  private static JsonNode append(ObjectNode arguments, ToolContext context) throws ToolException {
    try {
      Files.writeString(
          Path.of(arguments.get("path").asText()),
          arguments.get("line").asText() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return NullNode.instance;
    } catch (IOException e) {
      throw ToolException.failed("io", "cannot append: " + e.getMessage(), e);
    }
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
