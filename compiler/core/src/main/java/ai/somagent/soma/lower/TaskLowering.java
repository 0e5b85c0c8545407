package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tasks, inlined: parameters first, as bindings, then the steps. */
final class TaskLowering {
  private final CapsuleTables tables;
  private final NodeLowering steps;
  private final ClauseLowering clauses;

  TaskLowering(CapsuleTables tables, NodeLowering steps, ClauseLowering clauses) {
    this.tables = tables;
    this.steps = steps;
    this.clauses = clauses;
  }

  NodeIr lower(
      String id, RunTaskOperation run, EffectChecked effect, List<GateIr> gates, boolean last) {
    TaskSymbol task = run.task();
    Map<String, ExpressionIr> arguments = tables.arguments(run.arguments());
    String result = tables.slot(effect.result());
    tables.slots().enter();
    String body = body(id, task, run.arguments(), arguments, effect);
    tables.slots().leave();
    ClausesIr own = clauses.of(effect.clauses(), gates);
    return new TaskIr(id, task.name(), body, result, own, steps.next(last));
  }

  /** Slots of the task are its own each time it is inlined. */
  private @Nullable String body(
      String id,
      TaskSymbol task,
      List<CheckedArgument> given,
      Map<String, ExpressionIr> arguments,
      EffectChecked effect) {
    String first = given.isEmpty() && task.steps().isEmpty() ? null : tables.nodes().upcoming();
    for (int i = 0; i < given.size(); i++) {
      LocalSymbol parameter = task.parameters().get(i);
      String let = tables.nodes().reserve(effect.span());
      String slot = tables.define(parameter);
      ExpressionIr value = Objects.requireNonNull(arguments.get(given.get(i).name()));
      boolean ends = i + 1 == given.size() && task.steps().isEmpty();
      tables.nodes().put(new LetIr(let, slot, value, steps.next(ends)));
    }
    String before = tables.nodes().enter(task.source());
    steps.inTask(id, task.steps());
    tables.nodes().enter(before);
    return first;
  }
}
