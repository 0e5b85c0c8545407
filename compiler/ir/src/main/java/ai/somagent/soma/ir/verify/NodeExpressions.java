package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TriggerIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CheckpointIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions that a node evaluates itself. */
final class NodeExpressions {
  private NodeExpressions() {}

  static Collection<ExpressionIr> of(NodeIr node) {
    return switch (node) {
      case LetIr let -> List.of(let.value());
      case VarIr state -> List.of(state.value());
      case SetIr set -> List.of(set.value());
      case EffectIr effect -> of(effect);
      case IfIr choice -> List.of(choice.condition());
      case ForIr loop -> List.of(loop.items());
      case WhileIr loop -> List.of(loop.condition());
      case GraphIr graph -> of(graph);
      case ExitIr exit -> listOf(exit.value());
      case ReturnIr end -> listOf(end.value());
      case FailIr fail -> fail.fields().values();
      case CheckpointIr _, BlockIr _, ParallelIr _, RaceIr _, TryIr _ -> List.of();
    };
  }

  /** Of members; those of handlers are nodes and not among them. */
  static List<ExpressionIr> of(MembersIr members) {
    List<ExpressionIr> all = new ArrayList<>(members.vars().values());
    for (SignalIr signal : members.signals().values()) {
      if (signal.source() != null) {
        all.addAll(signal.source().filter().values());
      }
    }
    members.queries().values().forEach(query -> all.add(query.value()));
    for (TriggerIr trigger : members.triggers()) {
      all.addAll(trigger.arguments().values());
      if (trigger instanceof EventIr event && event.where() != null) {
        all.add(event.where());
      }
    }
    return all;
  }

  private static Collection<ExpressionIr> of(EffectIr effect) {
    return switch (effect) {
      case CallIr call -> call.arguments().values();
      case TaskIr _ -> List.of();
      case RunIr run -> run.arguments().values();
      case AskIr ask -> List.of(ask.prompt());
      case ApproveIr approve -> of(approve);
      case AwaitIr await -> listOf(await.until());
      case SleepIr sleep -> List.of(sleep.value());
      case EmitIr emit -> emit.arguments().values();
      case EndorseIr endorse -> List.of(endorse.value());
    };
  }

  private static List<ExpressionIr> of(ApproveIr approve) {
    List<ExpressionIr> all = new ArrayList<>(List.of(approve.title()));
    approve.by().forEach(approver -> all.add(approver.id()));
    all.addAll(approve.except());
    all.addAll(approve.show().values());
    return all;
  }

  private static List<ExpressionIr> of(GraphIr graph) {
    List<ExpressionIr> all = new ArrayList<>();
    for (GraphNodeIr node : graph.nodes()) {
      all.addAll(listOf(node.condition()));
      all.addAll(node.accepts());
    }
    return all;
  }

  static List<ExpressionIr> listOf(@Nullable ExpressionIr value) {
    return value == null ? List.of() : List.of(value);
  }
}
