package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonReader.expression;
import static ai.somagent.soma.ir.codec.CommonReader.text;

import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.CheckpointIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.RaceArmIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import java.util.Locale;
import java.util.Set;

/** Reads nodes; one method per operation. */
final class NodeReader {
  private static final Set<String> MODES = Set.of("yield", "leave", "continue", "break");

  private NodeReader() {}

  static NodeIr read(String id, JsonCursor at) throws IrFormatException {
    at.requireObject();
    String op = at.at("op").text();
    return switch (op) {
      case "let" -> let(id, at);
      case "var" -> state(id, at);
      case "set" -> set(id, at);
      case "checkpoint" -> checkpoint(id, at);
      case "if" -> choice(id, at);
      case "block" -> block(id, at);
      case "for" -> loop(id, at);
      case "while" -> repeat(id, at);
      case "parallel" -> parallel(id, at);
      case "race" -> race(id, at);
      case "try" -> attempt(id, at);
      case "graph" -> graph(id, at);
      case "exit" -> exit(id, at);
      case "return" -> end(id, at);
      case "fail" -> fail(id, at);
      default -> EffectReader.read(id, op, at);
    };
  }

  private static LetIr let(String id, JsonCursor at) throws IrFormatException {
    binding(at);
    return new LetIr(id, at.at("slot").text(), expression(at.at("value")), text(at, "next"));
  }

  private static VarIr state(String id, JsonCursor at) throws IrFormatException {
    binding(at);
    return new VarIr(id, at.at("slot").text(), expression(at.at("value")), text(at, "next"));
  }

  private static SetIr set(String id, JsonCursor at) throws IrFormatException {
    binding(at);
    return new SetIr(id, at.at("slot").text(), expression(at.at("value")), text(at, "next"));
  }

  private static void binding(JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "slot", "value"), Set.of("next"));
  }

  private static CheckpointIr checkpoint(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "name"), Set.of("next"));
    return new CheckpointIr(id, at.at("name").text(), text(at, "next"));
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
        CommonReader.size(at.at("max")),
        CommonReader.size(at.at("window")),
        text(at, "body"),
        text(at, "result"),
        text(at, "next"));
  }

  private static WhileIr repeat(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "condition", "max"), Set.of("body", "next"));
    return new WhileIr(
        id,
        expression(at.at("condition")),
        CommonReader.size(at.at("max")),
        text(at, "body"),
        text(at, "next"));
  }

  private static ParallelIr parallel(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "branches"), Set.of("next"));
    return new ParallelIr(id, at.at("branches").list(JsonCursor::text), text(at, "next"));
  }

  private static RaceIr race(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "arms"), Set.of("result", "next"));
    return new RaceIr(
        id, at.at("arms").list(NodeReader::arm), text(at, "result"), text(at, "next"));
  }

  private static RaceArmIr arm(JsonCursor at) throws IrFormatException {
    at.object(Set.of("head"), Set.of("body"));
    return new RaceArmIr(at.at("head").text(), text(at, "body"));
  }

  private static TryIr attempt(String id, JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("op", "catches"),
        Set.of("body", "withinMillis", "retry", "cleanup", "result", "next"));
    return new TryIr(
        id,
        text(at, "body"),
        at.at("catches").list(NodeReader::handler),
        at.optional("withinMillis", JsonCursor::natural),
        at.optional("retry", CommonReader::retry),
        text(at, "cleanup"),
        text(at, "result"),
        text(at, "next"));
  }

  private static CatchIr handler(JsonCursor at) throws IrFormatException {
    at.object(Set.of("kinds"), Set.of("slot", "body"));
    return new CatchIr(at.at("kinds").list(JsonCursor::text), text(at, "slot"), text(at, "body"));
  }

  private static GraphIr graph(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "nodes", "concurrency"), Set.of("outcomes", "next"));
    return new GraphIr(
        id,
        at.at("nodes").list(NodeReader::graphNode),
        CommonReader.size(at.at("concurrency")),
        text(at, "outcomes"),
        text(at, "next"));
  }

  private static GraphNodeIr graphNode(JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("name", "kind", "after", "accepts", "rounds", "optional"),
        Set.of(
            "title", "when", "made", "result", "maker", "checks", "approval", "revise", "gates"));
    return new GraphNodeIr(
        at.at("name").text(),
        at.at("kind").text(),
        text(at, "title"),
        at.at("after").list(JsonCursor::text),
        at.optional("when", CommonReader::expression),
        text(at, "made"),
        text(at, "result"),
        text(at, "maker"),
        text(at, "checks"),
        at.at("accepts").list(CommonReader::expression),
        text(at, "approval"),
        text(at, "revise"),
        CommonReader.size(at.at("rounds")),
        CommonReader.gates(at),
        at.at("optional").bool());
  }

  private static ExitIr exit(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "target", "mode"), Set.of("value"));
    String mode = at.at("mode").oneOf(MODES).toUpperCase(Locale.ROOT);
    return new ExitIr(
        id,
        at.at("target").text(),
        ExitIr.Mode.valueOf(mode),
        at.optional("value", CommonReader::expression));
  }

  private static ReturnIr end(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op"), Set.of("value"));
    return new ReturnIr(id, at.optional("value", CommonReader::expression));
  }

  private static FailIr fail(String id, JsonCursor at) throws IrFormatException {
    at.object(Set.of("op", "kind", "fields"), Set.of());
    return new FailIr(id, at.at("kind").text(), CommonReader.expressions(at.at("fields")));
  }
}
