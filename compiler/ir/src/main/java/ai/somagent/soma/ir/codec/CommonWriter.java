package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.node.CeilingIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts that many objects have. What is null or empty by nature is left out. */
final class CommonWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CommonWriter() {}

  static ObjectNode text(ObjectNode json, String name, @Nullable String text) {
    return text == null ? json : json.put(name, text);
  }

  static ObjectNode number(ObjectNode json, String name, @Nullable Long number) {
    return number == null ? json : json.put(name, number);
  }

  static ObjectNode number(ObjectNode json, String name, @Nullable Double number) {
    return number == null ? json : json.put(name, number);
  }

  static ObjectNode value(ObjectNode json, String name, @Nullable ExpressionIr value) {
    return value == null ? json : json.set(name, expression(value));
  }

  static ObjectNode type(ObjectNode json, String name, @Nullable TypeIr type) {
    return type == null ? json : json.set(name, TypeWriter.write(type));
  }

  /** Left out when empty. */
  static ObjectNode some(ObjectNode json, String name, List<String> texts) {
    return texts.isEmpty() ? json : json.set(name, texts(texts));
  }

  static ObjectNode expression(ExpressionIr expression) {
    return JSON.objectNode().put("cel", expression.cel()).set("reads", texts(expression.reads()));
  }

  static ObjectNode expressions(Map<String, ExpressionIr> expressions) {
    ObjectNode json = JSON.objectNode();
    expressions.forEach((name, value) -> json.set(name, expression(value)));
    return json;
  }

  static ArrayNode expressions(List<ExpressionIr> expressions) {
    ArrayNode array = JSON.arrayNode();
    expressions.forEach(value -> array.add(expression(value)));
    return array;
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static ObjectNode retry(RetryIr retry) {
    return JSON.objectNode()
        .put("times", retry.times())
        .put("backoffFromMillis", retry.backoffFromMillis())
        .put("backoffToMillis", retry.backoffToMillis())
        .set("kinds", texts(retry.kinds()));
  }

  /** The clauses of an effect beside its own members. */
  static ObjectNode clauses(ObjectNode json, ClausesIr clauses) {
    type(json, "decode", clauses.decode());
    number(json, "timeoutMillis", clauses.timeoutMillis());
    if (clauses.retry() != null) {
      json.set("retry", retry(clauses.retry()));
    }
    number(json, "withinMillis", clauses.withinMillis());
    if (clauses.ceiling() != null) {
      json.set("ceiling", ceiling(clauses.ceiling()));
    }
    if (clauses.undo() != null) {
      json.set("undo", undo(clauses.undo()));
    }
    return gates(json, clauses.gates());
  }

  static ObjectNode gates(ObjectNode json, List<GateIr> gates) {
    if (!gates.isEmpty()) {
      ArrayNode array = json.putArray("gates");
      for (GateIr gate : gates) {
        array
            .addObject()
            .put("policy", gate.policy())
            .put("rule", gate.rule())
            .put("guard", gate.guard());
      }
    }
    return json;
  }

  private static ObjectNode ceiling(CeilingIr ceiling) {
    ObjectNode json = JSON.objectNode();
    number(json, "tokens", ceiling.tokens());
    number(json, "usd", ceiling.usd());
    return number(json, "toolCalls", ceiling.toolCalls());
  }

  private static ObjectNode undo(UndoIr undo) {
    return text(JSON.objectNode(), "body", undo.body()).set("captures", texts(undo.captures()));
  }
}
