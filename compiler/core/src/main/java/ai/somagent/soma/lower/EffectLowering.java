package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproverChecked;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitSignalOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitUntilOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.EmitOperation;
import ai.somagent.soma.checked.CheckedOperation.EndorseOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedOperation.SleepOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Effects to nodes. The nodes of an undo come right after that of its effect. */
final class EffectLowering {
  private final CapsuleTables tables;
  private final NodeLowering steps;
  private final ClauseLowering clauses;
  private final TaskLowering tasks;

  EffectLowering(CapsuleTables tables, NodeLowering steps, ClauseLowering clauses) {
    this.tables = tables;
    this.steps = steps;
    this.clauses = clauses;
    this.tasks = new TaskLowering(tables, steps, clauses);
  }

  NodeIr lower(String id, EffectChecked effect, List<GateIr> gates, boolean last) {
    Effect at = new Effect(id, effect, gates, last);
    return switch (effect.operation()) {
      case CallOperation call -> call(at, call);
      case RunTaskOperation run -> tasks.lower(id, run, effect, gates, last);
      case RunCapsuleOperation run -> run(at, run);
      case AskOperation ask -> ask(at, ask);
      case ApproveOperation approve -> approve(at, approve);
      case AwaitSignalOperation await -> await(at, await.signal().name(), null);
      case AwaitUntilOperation await -> await(at, null, tables.expression(await.condition()));
      case SleepOperation sleep -> {
        ExpressionIr value = tables.expression(sleep.value());
        yield new SleepIr(id, value, sleep.until(), at.clauses(), at.next());
      }
      case EmitOperation emit -> {
        Map<String, ExpressionIr> arguments = tables.arguments(emit.arguments());
        String topic = tables.references().topic(emit.topic());
        yield new EmitIr(id, topic, arguments, at.clauses(), at.next());
      }
      case EndorseOperation endorse -> endorse(at, endorse);
    };
  }

  /** An effect in the making; its parts are to be asked for in the order of the methods. */
  private final class Effect {
    private final String id;
    private final EffectChecked effect;
    private final List<GateIr> gates;
    private final boolean last;

    Effect(String id, EffectChecked effect, List<GateIr> gates, boolean last) {
      this.id = id;
      this.effect = effect;
      this.gates = gates;
      this.last = last;
    }

    @Nullable String result() {
      return tables.slot(effect.result());
    }

    ai.somagent.soma.ir.node.ClausesIr clauses() {
      ClausesChecked own = effect.clauses();
      return effect.operation() instanceof CallOperation
          ? clauses.ofCall(own, gates)
          : clauses.of(own, gates);
    }

    @Nullable String next() {
      return steps.next(last);
    }
  }

  private NodeIr call(Effect at, CallOperation call) {
    Map<String, ExpressionIr> arguments = tables.arguments(call.arguments());
    String key = tables.tools().key(call.action());
    return new CallIr(at.id, key, arguments, at.result(), at.clauses(), at.next());
  }

  private NodeIr run(Effect at, RunCapsuleOperation run) {
    Map<String, ExpressionIr> arguments = tables.arguments(run.arguments());
    String capsule = tables.references().capsule(run.capsule());
    return new RunIr(
        at.id, capsule, arguments, run.detached(), at.result(), at.clauses(), at.next());
  }

  private NodeIr ask(Effect at, AskOperation ask) {
    ExpressionIr prompt = tables.expression(ask.prompt());
    List<String> offered = tables.references().tools(ask.tools());
    String persona = tables.references().persona(ask.persona(), offered);
    TypeIr answer = tables.types().lower(ask.answer());
    return new AskIr(
        at.id,
        persona,
        prompt,
        offered,
        ask.maxCalls(),
        answer,
        at.result(),
        at.clauses(),
        at.next());
  }

  private NodeIr approve(Effect at, ApproveOperation approve) {
    tables.gates().approval(tables.nodes().source(), at.effect.span(), at.id);
    List<ApproverIr> by = new ArrayList<>(approve.by().size());
    for (ApproverChecked approver : approve.by()) {
      String kind = approver.kind().name().toLowerCase(Locale.ROOT);
      by.add(new ApproverIr(kind, tables.expression(approver.id())));
    }
    List<ExpressionIr> except = new ArrayList<>(approve.except().size());
    for (CheckedExpression excluded : approve.except()) {
      except.add(tables.expression(excluded));
    }
    return new ApproveIr(
        at.id,
        tables.expression(approve.title()),
        by,
        approve.quorum(),
        approve.refusals(),
        except,
        tables.arguments(approve.show()),
        approve.form() == null ? null : tables.types().lower(approve.form()),
        at.result(),
        at.clauses(),
        at.next());
  }

  private NodeIr await(Effect at, @Nullable String signal, @Nullable ExpressionIr until) {
    return new AwaitIr(at.id, signal, until, at.result(), at.clauses(), at.next());
  }

  private NodeIr endorse(Effect at, EndorseOperation endorse) {
    ExpressionIr value = tables.expression(endorse.value());
    TypeIr type = tables.types().lower(endorse.type().type());
    String approval = endorse.approval() == null ? null : tables.slots().slot(endorse.approval());
    return new EndorseIr(
        at.id,
        value,
        type,
        LabelLowering.lower(endorse.dropped()),
        endorse.reason(),
        approval,
        at.result(),
        at.clauses(),
        at.next());
  }
}
