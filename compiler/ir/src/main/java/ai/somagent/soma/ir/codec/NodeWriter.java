package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonWriter.expression;
import static ai.somagent.soma.ir.codec.CommonWriter.expressions;
import static ai.somagent.soma.ir.codec.CommonWriter.text;
import static ai.somagent.soma.ir.codec.CommonWriter.texts;
import static ai.somagent.soma.ir.codec.CommonWriter.value;

import ai.somagent.soma.ir.node.EffectIr;
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
import ai.somagent.soma.ir.node.NodeIr.SequentialIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Nodes as JSON objects; the id is the key they stand under. */
final class NodeWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NodeWriter() {}

  static ObjectNode write(NodeIr node) {
    ObjectNode json =
        switch (node) {
          case LetIr let -> binding("let", let.slot()).set("value", expression(let.value()));
          case VarIr state -> binding("var", state.slot()).set("value", expression(state.value()));
          case SetIr set -> binding("set", set.slot()).set("value", expression(set.value()));
          case CheckpointIr checkpoint -> op("checkpoint").put("name", checkpoint.name());
          case EffectIr effect -> EffectWriter.write(effect);
          case IfIr choice -> choice(choice);
          case BlockIr block ->
              text(text(op("block"), "body", block.body()), "result", block.result());
          case ForIr loop -> loop(loop);
          case WhileIr loop -> loop(loop);
          case ParallelIr parallel -> op("parallel").set("branches", texts(parallel.branches()));
          case RaceIr race -> race(race);
          case TryIr attempt -> attempt(attempt);
          case GraphIr graph -> graph(graph);
          case ExitIr exit -> exit(exit);
          case ReturnIr end -> value(op("return"), "value", end.value());
          case FailIr fail ->
              op("fail").put("kind", fail.kind()).set("fields", expressions(fail.fields()));
        };
    return node instanceof SequentialIr sequential ? text(json, "next", sequential.next()) : json;
  }

  private static ObjectNode binding(String op, String slot) {
    return op(op).put("slot", slot);
  }

  private static ObjectNode choice(IfIr choice) {
    ObjectNode json = op("if").set("condition", expression(choice.condition()));
    return text(text(json, "then", choice.then()), "otherwise", choice.otherwise());
  }

  private static ObjectNode loop(ForIr loop) {
    ObjectNode json = op("for").set("items", expression(loop.items()));
    json.put("overMap", loop.overMap());
    text(json, "keySlot", loop.keySlot()).put("itemSlot", loop.itemSlot());
    json.put("max", loop.max()).put("window", loop.window());
    return text(text(json, "body", loop.body()), "result", loop.result());
  }

  private static ObjectNode loop(WhileIr loop) {
    ObjectNode json = op("while").set("condition", expression(loop.condition()));
    return text(json.put("max", loop.max()), "body", loop.body());
  }

  private static ObjectNode race(RaceIr race) {
    ObjectNode json = op("race");
    ArrayNode arms = json.putArray("arms");
    for (RaceArmIr arm : race.arms()) {
      text(arms.addObject().put("head", arm.head()), "body", arm.body());
    }
    return text(json, "result", race.result());
  }

  private static ObjectNode attempt(TryIr attempt) {
    ObjectNode json = text(op("try"), "body", attempt.body());
    ArrayNode catches = json.putArray("catches");
    for (CatchIr handler : attempt.catches()) {
      ObjectNode one = catches.addObject().set("kinds", texts(handler.kinds()));
      text(text(one, "slot", handler.slot()), "body", handler.body());
    }
    CommonWriter.number(json, "withinMillis", attempt.withinMillis());
    if (attempt.retry() != null) {
      json.set("retry", CommonWriter.retry(attempt.retry()));
    }
    return text(text(json, "cleanup", attempt.cleanup()), "result", attempt.result());
  }

  private static ObjectNode graph(GraphIr graph) {
    ObjectNode json = op("graph");
    ArrayNode nodes = json.putArray("nodes");
    graph.nodes().forEach(node -> nodes.add(graphNode(node)));
    return text(json.put("concurrency", graph.concurrency()), "outcomes", graph.outcomes());
  }

  private static ObjectNode graphNode(GraphNodeIr node) {
    ObjectNode json = JSON.objectNode().put("name", node.name()).put("kind", node.kind());
    text(json, "title", node.title()).set("after", texts(node.after()));
    value(json, "when", node.condition());
    text(text(json, "made", node.made()), "result", node.result());
    text(text(json, "maker", node.maker()), "checks", node.checks());
    json.set("accepts", expressions(node.accepts()));
    text(text(json, "approval", node.approval()), "revise", node.revise());
    CommonWriter.gates(json.put("rounds", node.rounds()), node.gates());
    return json.put("optional", node.optional());
  }

  private static ObjectNode exit(ExitIr exit) {
    ObjectNode json =
        op("exit")
            .put("target", exit.target())
            .put("mode", exit.mode().name().toLowerCase(Locale.ROOT));
    return value(json, "value", exit.value());
  }

  static ObjectNode op(String name) {
    return JSON.objectNode().put("op", name);
  }
}
