package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads nodes; one method per operation. */
final class NodeReader {
  private static final Set<String> MODES = Set.of("yield", "continue", "break");

  private NodeReader() {}

  static NodeIr read(String id, JsonCursor at) throws IrFormatException {
    at.requireObject();
    String op = at.at("op").text();
    return switch (op) {
      case "let" -> let(id, at);
      case "call" -> call(id, at);
      case "if" -> choice(id, at);
      case "block" -> block(id, at);
      case "for" -> loop(id, at);
      case "parallel" -> parallel(id, at);
      case "try" -> attempt(id, at);
      case "exit" -> exit(id, at);
      case "return" -> end(id, at);
      case "fail" -> fail(id, at);
      default -> throw at.at("op").refused("operation `" + op + "` is unknown");
    };
  }

  private static LetIr let(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "slot", "value"), Set.of("next"));
    return new LetIr(id, at.at("slot").text(), expression(at.at("value")), text(at, "next"));
  }

  private static CallIr call(String id, JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("op", "tool", "arguments", "timeoutMillis", "retry"), Set.of("result", "next"));
    return new CallIr(
        id,
        at.at("tool").text(),
        at.at("arguments").map(NodeReader::expression),
        text(at, "result"),
        at.at("timeoutMillis").natural(),
        retry(at.at("retry")),
        text(at, "next"));
  }

  private static RetryIr retry(JsonCursor at) throws IrFormatException {
    at.object(Set.of("times", "backoffFromMillis", "backoffToMillis", "kinds"), Set.of());
    return new RetryIr(
        (int) at.at("times").integer(0, Integer.MAX_VALUE),
        at.at("backoffFromMillis").natural(),
        at.at("backoffToMillis").natural(),
        at.at("kinds").list(JsonCursor::text));
  }

  private static IfIr choice(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "condition"), Set.of("then", "otherwise", "next"));
    return new IfIr(
        id,
        expression(at.at("condition")),
        text(at, "then"),
        text(at, "otherwise"),
        text(at, "next"));
  }

  private static BlockIr block(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op"), Set.of("body", "result", "next"));
    return new BlockIr(id, text(at, "body"), text(at, "result"), text(at, "next"));
  }

  private static ForIr loop(String id, JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("op", "items", "overMap", "itemSlot", "max", "window"),
        Set.of("keySlot", "body", "result", "next"));
    return new ForIr(
        id,
        expression(at.at("items")),
        at.at("overMap").bool(),
        text(at, "keySlot"),
        at.at("itemSlot").text(),
        (int) at.at("max").integer(0, Integer.MAX_VALUE),
        (int) at.at("window").integer(0, Integer.MAX_VALUE),
        text(at, "body"),
        text(at, "result"),
        text(at, "next"));
  }

  private static ParallelIr parallel(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "branches"), Set.of("next"));
    return new ParallelIr(id, at.at("branches").list(JsonCursor::text), text(at, "next"));
  }

  private static TryIr attempt(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "catches"), Set.of("body", "result", "next"));
    return new TryIr(
        id,
        text(at, "body"),
        at.at("catches").list(NodeReader::handler),
        text(at, "result"),
        text(at, "next"));
  }

  private static CatchIr handler(JsonCursor at) throws IrFormatException {
    at.object(Set.of("kinds"), Set.of("slot", "body"));
    return new CatchIr(at.at("kinds").list(JsonCursor::text), text(at, "slot"), text(at, "body"));
  }

  private static ExitIr exit(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "target", "mode"), Set.of("value"));
    String mode = at.at("mode").oneOf(MODES).toUpperCase(Locale.ROOT);
    return new ExitIr(
        id,
        at.at("target").text(),
        ExitIr.Mode.valueOf(mode),
        at.optional("value", NodeReader::expression));
  }

  private static ReturnIr end(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op"), Set.of("value"));
    return new ReturnIr(id, at.optional("value", NodeReader::expression));
  }

  private static FailIr fail(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "kind", "fields"), Set.of());
    return new FailIr(id, at.at("kind").text(), at.at("fields").map(NodeReader::expression));
  }

  private static ExpressionIr expression(JsonCursor at) throws IrFormatException {
    at.object(Set.of("cel", "reads"), Set.of());
    return new ExpressionIr(at.at("cel").text(), at.at("reads").list(JsonCursor::text));
  }

  private static @Nullable String text(JsonCursor at, String field) throws IrFormatException {
    return at.optional(field, JsonCursor::text);
  }
}
