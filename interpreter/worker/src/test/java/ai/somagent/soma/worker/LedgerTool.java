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
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Appends lines to a real file, so that what happened, how often and in which order, can be read
 * there whatever became of the processes.
 */
public final class LedgerTool implements JavaTool {
  private final Supplier<Path> current;

  /**
   * A ledger.
   *
   * @param current asked once at the beginning of each attempt
   */
  public LedgerTool(Supplier<Path> current) {
    this.current = current;
  }

  /** What was written so far; nothing when nobody wrote. */
  static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  /** Waits until {@code line} stands in {@code file}. */
  static void awaitLine(Path file, String line) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!lines(file).contains(line)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("`" + line + "` was never written: " + lines(file));
      }
      Thread.sleep(20);
    }
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
    Path file = current.get();
    write(file, arguments.get("line").textValue());
    return size(file);
  }

  /** One line before and one after, so that a death in between shows. */
  private JsonNode appendSlowly(ObjectNode arguments, ToolContext context)
      throws ToolException, InterruptedException {
    Path file = current.get();
    String line = arguments.get("line").textValue();
    write(file, line + " begins, attempt " + context.attempt());
    Thread.sleep(arguments.get("millis").longValue());
    context.heartbeat();
    write(file, line);
    return size(file);
  }

  private JsonNode waitLong(ObjectNode arguments, ToolContext context)
      throws ToolException, InterruptedException {
    Path file = current.get();
    write(file, "waiting");
    try {
      Thread.sleep(arguments.get("millis").longValue());
    } catch (InterruptedException e) {
      write(file, "interrupted");
      throw e;
    }
    write(file, "waited");
    return NullNode.instance;
  }

  /** Does not listen, but finishes soon and well. */
  private JsonNode ignoreInterrupts(ObjectNode arguments, ToolContext context)
      throws ToolException {
    Path file = current.get();
    write(file, "deaf");
    long end = System.nanoTime() + arguments.get("millis").longValue() * 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    write(file, "done anyway");
    return NullNode.instance;
  }

  private JsonNode refuse(ObjectNode arguments, ToolContext context) throws ToolException {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("line", arguments.get("line").textValue());
    throw ToolException.declared("Refused", "the ledger refuses this line", fields);
  }

  /** Unavailable until the attempt that the arguments name. */
  private JsonNode flaky(ObjectNode arguments, ToolContext context) throws ToolException {
    Path file = current.get();
    write(file, "attempt " + context.attempt());
    if (context.attempt() < arguments.get("works_at").intValue()) {
      throw ToolException.unavailable("the ledger is closed", null);
    }
    return size(file);
  }

  private JsonNode crash(ObjectNode arguments, ToolContext context) {
    throw new IllegalStateException("a bug of the tool");
  }

  private static IntNode size(Path file) throws ToolException {
    try {
      return IntNode.valueOf(lines(file).size());
    } catch (IOException e) {
      throw ToolException.unavailable("the ledger cannot be read", e);
    }
  }

  private static void write(Path file, String line) throws ToolException {
    try {
      Files.writeString(
          file,
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw ToolException.unavailable("the ledger cannot be written", e);
    }
  }
}
