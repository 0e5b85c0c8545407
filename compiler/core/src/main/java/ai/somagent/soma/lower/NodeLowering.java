package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.BreakChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.ContinueChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.CheckedStep.ReturnChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.RetryIr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps to nodes. Every step becomes exactly one node, followed by the nodes of its own regions, so
 * the id of a step's successor is known as soon as those are made.
 */
final class NodeLowering {
  private final NodeList nodes;
  private final SlotTable slots;
  private final ToolTable tools;
  private final ErrorTable errors;
  private final Map<YieldTarget, String> owners = new HashMap<>();

  NodeLowering(NodeList nodes, SlotTable slots, ToolTable tools, ErrorTable errors) {
    this.nodes = nodes;
    this.slots = slots;
    this.tools = tools;
    this.errors = errors;
  }

  /** Lowers a region and gives its first node, or null when it is empty. */
  @Nullable String region(List<CheckedStep> steps) {
    if (steps.isEmpty()) {
      return null;
    }
    String first = nodes.upcoming();
    for (int i = 0; i < steps.size(); i++) {
      step(steps.get(i), i + 1 == steps.size());
    }
    return first;
  }

  private void step(CheckedStep step, boolean last) {
    String id = nodes.reserve(step.span());
    switch (step) {
      case LetChecked let -> nodes.put(let(id, let, last));
      case EffectChecked effect -> nodes.put(effect(id, effect, last));
      case CheckedStep.VarChecked later -> throw notLowered(later);
      case CheckedStep.SetChecked later -> throw notLowered(later);
      case CheckedStep.WhileChecked later -> throw notLowered(later);
      case CheckedStep.RaceChecked later -> throw notLowered(later);
      case CheckedStep.CheckpointChecked later -> throw notLowered(later);
      case CheckedStep.GraphChecked later -> throw notLowered(later);
      case IfChecked branch -> nodes.put(branch(id, branch, last));
      case BlockChecked block -> nodes.put(block(id, block, last));
      case ForChecked loop -> nodes.put(loop(id, loop, last));
      case ParallelChecked parallel -> nodes.put(parallel(id, parallel, last));
      case TryChecked guarded -> nodes.put(guarded(id, guarded, last));
      case YieldChecked yield ->
          nodes.put(exit(id, yield.target(), ExitIr.Mode.YIELD, expression(yield.value())));
      case BreakChecked leave -> nodes.put(exit(id, leave.target(), ExitIr.Mode.BREAK, null));
      case ContinueChecked turn -> nodes.put(exit(id, turn.target(), ExitIr.Mode.CONTINUE, null));
      case ReturnChecked end ->
          nodes.put(new NodeIr.ReturnIr(id, end.value() == null ? null : expression(end.value())));
      case FailChecked fail ->
          nodes.put(new NodeIr.FailIr(id, errors.name(fail.error()), arguments(fail.fields())));
      case ErrorStepChecked broken ->
          throw new IllegalStateException("a step with errors cannot be lowered: " + broken);
    }
  }

  private @Nullable String next(boolean last) {
    return last ? null : nodes.upcoming();
  }

  private NodeIr let(String id, LetChecked let, boolean last) {
    ExpressionIr value = expression(let.value());
    return new NodeIr.LetIr(id, slots.define(let.variable()), value, next(last));
  }

  private static IllegalStateException notLowered(CheckedStep step) {
    return new IllegalStateException("no node for " + step);
  }

  private NodeIr effect(String id, EffectChecked effect, boolean last) {
    if (!(effect.operation() instanceof CallOperation call)) {
      throw notLowered(effect);
    }
    Long timeout = effect.clauses().timeoutMillis();
    if (timeout == null) {
      throw new IllegalStateException("a call has a limit: " + effect);
    }
    Map<String, ExpressionIr> arguments = arguments(call.arguments());
    return new NodeIr.CallIr(
        id,
        tools.key(call.action()),
        arguments,
        slot(effect.result()),
        timeout,
        retry(effect.clauses().retry()),
        next(last));
  }

  private NodeIr branch(String id, IfChecked branch, boolean last) {
    ExpressionIr condition = expression(branch.condition());
    String then = region(branch.then());
    String otherwise = region(branch.otherwise());
    return new NodeIr.IfIr(id, condition, then, otherwise, next(last));
  }

  private NodeIr block(String id, BlockChecked block, boolean last) {
    owners.put(block.target(), id);
    String body = region(block.body());
    return new NodeIr.BlockIr(id, body, slot(block.result()), next(last));
  }

  private NodeIr loop(String id, ForChecked loop, boolean last) {
    owners.put(loop.target(), id);
    ExpressionIr items = expression(loop.items());
    String key = slot(loop.key());
    String item = slots.define(loop.item());
    String body = region(loop.body());
    return new NodeIr.ForIr(
        id,
        items,
        loop.items().type() instanceof SomaType.MapType,
        key,
        item,
        loop.max(),
        loop.window(),
        body,
        slot(loop.result()),
        next(last));
  }

  private NodeIr parallel(String id, ParallelChecked parallel, boolean last) {
    List<String> branches = new ArrayList<>(parallel.branches().size());
    for (List<CheckedStep> branch : parallel.branches()) {
      String first = region(branch);
      if (first != null) {
        branches.add(first);
      }
    }
    return branches.isEmpty()
        ? new NodeIr.BlockIr(id, null, null, next(last))
        : new NodeIr.ParallelIr(id, branches, next(last));
  }

  private NodeIr guarded(String id, TryChecked guarded, boolean last) {
    boolean plain = guarded.withinMillis() == null && guarded.cleanup().isEmpty();
    if (!plain || guarded.retry().times() > 0) {
      throw notLowered(guarded);
    }
    owners.put(guarded.target(), id);
    String body = region(guarded.body());
    List<CatchIr> catches = new ArrayList<>(guarded.catches().size());
    for (CatchChecked handler : guarded.catches()) {
      catches.add(handler(handler));
    }
    return new NodeIr.TryIr(id, body, catches, slot(guarded.result()), next(last));
  }

  private CatchIr handler(CatchChecked handler) {
    List<String> kinds = handler.catchesAll() ? List.of("Error") : errors.names(handler.errors());
    String slot = slot(handler.variable());
    return new CatchIr(kinds, slot, region(handler.body()));
  }

  private NodeIr exit(
      String id, YieldTarget target, ExitIr.Mode mode, @Nullable ExpressionIr value) {
    String owner = owners.get(target);
    if (owner == null) {
      throw new IllegalStateException(mode + " leaves a region that does not enclose it");
    }
    return new ExitIr(id, owner, mode, value);
  }

  private RetryIr retry(RetryChecked retry) {
    return new RetryIr(
        retry.times(),
        retry.backoffFromMillis(),
        retry.backoffToMillis(),
        errors.names(retry.errors()));
  }

  private Map<String, ExpressionIr> arguments(List<CheckedArgument> arguments) {
    Map<String, ExpressionIr> lowered = new LinkedHashMap<>();
    for (CheckedArgument argument : arguments) {
      lowered.put(argument.name(), expression(argument.value()));
    }
    return lowered;
  }

  private @Nullable String slot(@Nullable LocalSymbol symbol) {
    return symbol == null ? null : slots.define(symbol);
  }

  private ExpressionIr expression(CheckedExpression expression) {
    return ExpressionLowering.lower(expression, slots);
  }
}
