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
import ai.somagent.soma.ir.node.NodeIr.SequentialIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes as JSON objects; the id is the key they stand under. */
final class NodeWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NodeWriter() {}

  static ObjectNode write(NodeIr node) {
    ObjectNode json =
        switch (node) {
          case LetIr let -> op("let").put("slot", let.slot()).set("value", expression(let.value()));
          case CallIr call -> call(call);
          case IfIr choice -> choice(choice);
          case BlockIr block ->
              text(text(op("block"), "body", block.body()), "result", block.result());
          case ForIr loop -> loop(loop);
          case ParallelIr parallel -> op("parallel").set("branches", texts(parallel.branches()));
          case TryIr attempt -> attempt(attempt);
          case ExitIr exit -> exit(exit);
          case ReturnIr end -> value(op("return"), end.value());
          case FailIr fail ->
              op("fail").put("kind", fail.kind()).set("fields", expressions(fail.fields()));
        };
    return node instanceof SequentialIr sequential ? text(json, "next", sequential.next()) : json;
  }

  private static ObjectNode call(CallIr call) {
    ObjectNode json = op("call").put("tool", call.tool());
    json.set("arguments", expressions(call.arguments()));
    text(json, "result", call.result()).put("timeoutMillis", call.timeoutMillis());
    return json.set("retry", retry(call.retry()));
  }

  private static ObjectNode retry(RetryIr retry) {
    return JSON.objectNode()
        .put("times", retry.times())
        .put("backoffFromMillis", retry.backoffFromMillis())
        .put("backoffToMillis", retry.backoffToMillis())
        .set("kinds", texts(retry.kinds()));
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

  private static ObjectNode attempt(TryIr attempt) {
    ObjectNode json = text(op("try"), "body", attempt.body());
    ArrayNode catches = json.putArray("catches");
    for (CatchIr handler : attempt.catches()) {
      ObjectNode one = catches.addObject().set("kinds", texts(handler.kinds()));
      text(text(one, "slot", handler.slot()), "body", handler.body());
    }
    return text(json, "result", attempt.result());
  }

  private static ObjectNode exit(ExitIr exit) {
    ObjectNode json =
        op("exit")
            .put("target", exit.target())
            .put("mode", exit.mode().name().toLowerCase(Locale.ROOT));
    return value(json, exit.value());
  }

  private static ObjectNode op(String name) {
    return JSON.objectNode().put("op", name);
  }

  private static ObjectNode value(ObjectNode json, @Nullable ExpressionIr value) {
    return value == null ? json : json.set("value", expression(value));
  }

  private static ObjectNode text(ObjectNode json, String name, @Nullable String text) {
    return text == null ? json : json.put(name, text);
  }

  private static ObjectNode expression(ExpressionIr expression) {
    return JSON.objectNode().put("cel", expression.cel()).set("reads", texts(expression.reads()));
  }

  private static ObjectNode expressions(Map<String, ExpressionIr> expressions) {
    ObjectNode json = JSON.objectNode();
    expressions.forEach((name, value) -> json.set(name, expression(value)));
    return json;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
