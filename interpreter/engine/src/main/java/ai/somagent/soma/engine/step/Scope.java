package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.BoolValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import ai.somagent.soma.ir.node.ExpressionIr;
import java.util.LinkedHashMap;
import java.util.Map;

/** What expressions see: the input, the run, and the slots of a fiber and its ancestors. */
final class Scope {
  private Scope() {}

  static Value evaluate(
      Workspace workspace, ActiveFiber fiber, String node, ExpressionIr expression)
      throws RaisedException {
    Map<String, Value> variables = new LinkedHashMap<>();
    for (String name : expression.reads()) {
      variables.put(name, variable(workspace, fiber, name));
    }
    try {
      return workspace.setting().evaluator().evaluate(expression, variables);
    } catch (EvaluationException e) {
      String message = e.getMessage() == null ? "the expression has no value" : e.getMessage();
      throw RaisedException.of("Evaluation", message, node);
    }
  }

  static boolean evaluateCondition(
      Workspace workspace, ActiveFiber fiber, String node, ExpressionIr expression)
      throws RaisedException {
    if (evaluate(workspace, fiber, node, expression) instanceof BoolValue(boolean value)) {
      return value;
    }
    throw RaisedException.of("Evaluation", "the condition is not a bool", node);
  }

  static MapValue evaluateAll(
      Workspace workspace, ActiveFiber fiber, String node, Map<String, ExpressionIr> expressions)
      throws RaisedException {
    Map<String, Value> values = new LinkedHashMap<>();
    for (var entry : expressions.entrySet()) {
      values.put(entry.getKey(), evaluate(workspace, fiber, node, entry.getValue()));
    }
    return new MapValue(values);
  }

  private static Value variable(Workspace workspace, ActiveFiber fiber, String name) {
    return switch (name) {
      case "input" -> workspace.before().input();
      case "run" -> run(workspace);
      default -> slot(workspace, fiber, name);
    };
  }

  static Value slot(Workspace workspace, ActiveFiber fiber, String name) {
    Value value = holder(workspace, fiber, name).slots().get(name);
    if (value == null) {
      throw new IllegalStateException("slot " + name + " is read before it is bound");
    }
    return value;
  }

  /** The fiber that bound {@code name}: this one or one around it. */
  static ActiveFiber holder(Workspace workspace, ActiveFiber fiber, String name) {
    ActiveFiber holder = fiber;
    while (!holder.slots().containsKey(name)) {
      JoinReference parent = holder.parent();
      if (parent == null) {
        throw new IllegalStateException("slot " + name + " is used before it is bound");
      }
      holder = workspace.fiber(parent.fiber());
    }
    return holder;
  }

  /** Whether this fiber or one around it has bound {@code name}. */
  static boolean holds(Workspace workspace, ActiveFiber fiber, String name) {
    ActiveFiber holder = fiber;
    while (!holder.slots().containsKey(name)) {
      JoinReference parent = holder.parent();
      if (parent == null) {
        return false;
      }
      holder = workspace.fiber(parent.fiber());
    }
    return true;
  }

  private static MapValue run(Workspace workspace) {
    RunContext run = workspace.before().run();
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("id", new TextValue(run.id()));
    entries.put("started_at", new TimestampValue(run.startedAt()));
    entries.put("now", new TimestampValue(workspace.now()));
    return new MapValue(entries);
  }
}
