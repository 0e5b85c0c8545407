package ai.somagent.soma.worker;

import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends lines to a real file, so that what happened, how often and in which order, can be read
 * there whatever became of the processes.
 */
public final class LedgerTool implements JavaTool {
  private final Path file;

  public LedgerTool(Path file) {
    this.file = file;
  }

  /** What was written so far; nothing when nobody wrote. */
  static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  @Override
  public String target() {
    return "test.Ledger";
  }

  @Override
  public Map<String, ToolAction> actions() {
    Map<String, ToolAction> actions = new LinkedHashMap<>();
    actions.put("append", this::append);
    actions.put("append_slowly", this::appendSlowly);
    actions.put("key", (arguments, context) -> TextNode.valueOf(context.idempotencyKey()));
    actions.put("wait", this::waitLong);
    actions.put("ignore", this::ignoreInterrupts);
    actions.put("refuse", this::refuse);
    actions.put("flaky", this::flaky);
    actions.put("wrong", (arguments, context) -> TextNode.valueOf("not a number"));
    actions.put("crash", this::crash);
    return actions;
  }

  private JsonNode append(ObjectNode arguments, ToolContext context) throws ToolException {
    write(arguments.get("line").textValue());
    return size();
  }

  /** One line before and one after, so that a death in between shows. */
  private JsonNode appendSlowly(ObjectNode arguments, ToolContext context)
      throws ToolException, InterruptedException {
    String line = arguments.get("line").textValue();
    write(line + " begins, attempt " + context.attempt());
    Thread.sleep(arguments.get("millis").longValue());
    context.heartbeat();
    write(line);
    return size();
  }

  private JsonNode waitLong(ObjectNode arguments, ToolContext context)
      throws ToolException, InterruptedException {
    write("waiting");
    try {
      Thread.sleep(arguments.get("millis").longValue());
    } catch (InterruptedException e) {
      write("interrupted");
      throw e;
    }
    write("waited");
    return NullNode.instance;
  }

  /** Does not listen, but finishes soon and well. */
  private JsonNode ignoreInterrupts(ObjectNode arguments, ToolContext context)
      throws ToolException {
    write("deaf");
    long end = System.nanoTime() + arguments.get("millis").longValue() * 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    write("done anyway");
    return NullNode.instance;
  }

  private JsonNode refuse(ObjectNode arguments, ToolContext context) throws ToolException {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("line", arguments.get("line").textValue());
    throw ToolException.declared("Refused", "the ledger refuses this line", fields);
  }

  /** Unavailable until the attempt that the arguments name. */
  private JsonNode flaky(ObjectNode arguments, ToolContext context) throws ToolException {
    write("attempt " + context.attempt());
    if (context.attempt() < arguments.get("works_at").intValue()) {
      throw ToolException.unavailable("the ledger is closed", null);
    }
    return size();
  }

  private JsonNode crash(ObjectNode arguments, ToolContext context) {
    throw new IllegalStateException("a bug of the tool");
  }

  private IntNode size() throws ToolException {
    try {
      return IntNode.valueOf(lines(file).size());
    } catch (IOException e) {
      throw ToolException.unavailable("the ledger cannot be read", e);
    }
  }

  private void write(String line) throws ToolException {
    try {
      Files.writeString(
          file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw ToolException.unavailable("the ledger cannot be written", e);
    }
  }
}
