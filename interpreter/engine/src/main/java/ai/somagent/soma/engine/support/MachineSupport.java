package ai.somagent.soma.engine.support;

import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.ExpressionIr;
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

/** What of a program this version of the machine does not run. */
public final class MachineSupport {
  private MachineSupport() {}

  /** Every use of a construct that is not run yet, members first, then in order of the nodes. */
  public static List<MissingConstruct> missing(ProgramIr program) {
    List<MissingConstruct> missing = new ArrayList<>();
    members(program.members(), missing);
    for (NodeIr node : program.nodes().values()) {
      for (String construct : of(node)) {
        missing.add(new MissingConstruct(construct, node.id()));
      }
    }
    return List.copyOf(missing);
  }

  private static void members(MembersIr members, List<MissingConstruct> missing) {
    boolean fromTopic =
        members.signals().values().stream().anyMatch(signal -> signal.source() != null);
    add(fromTopic, "signal from topic", missing);
    for (QueryIr query : members.queries().values()) {
      RunReads.missing(query.value()).forEach(read -> add(true, read, missing));
    }
  }

  private static void add(boolean used, String construct, List<MissingConstruct> missing) {
    if (used) {
      missing.add(new MissingConstruct(construct, null));
    }
  }

  private static List<String> of(NodeIr node) {
    return switch (node) {
      case BlockIr _, ParallelIr _, RaceIr _, TryIr _ -> List.of();
      case LetIr let -> context(List.of(let.value()));
      case IfIr choice -> context(List.of(choice.condition()));
      case ForIr loop -> context(List.of(loop.items()));
      case FailIr fail -> context(fail.fields().values());
      case ReturnIr end -> end.value() == null ? List.of() : context(List.of(end.value()));
      case SleepIr sleep -> context(List.of(sleep.value()));
      case AwaitIr await when await.until() != null -> context(List.of(await.until()));
      case AwaitIr _ -> List.of();
      case CallIr call -> call(call);
      case ExitIr exit -> exit.value() == null ? List.of() : context(List.of(exit.value()));
      case VarIr first -> context(List.of(first.value()));
      case SetIr set -> context(List.of(set.value()));
      case WhileIr loop -> context(List.of(loop.condition()));
      case CheckpointIr _ -> List.of("checkpoint");
      case GraphIr _ -> List.of("plan");
      case TaskIr task -> clauses(task.clauses());
      case RunIr run -> List.of(run.detached() ? "start" : "run");
      case AskIr _ -> List.of("ask");
      case ApproveIr approve -> approve(approve);
      case EmitIr _ -> List.of("emit");
      case EndorseIr _ -> List.of("endorse");
    };
  }

  private static List<String> context(Collection<ExpressionIr> expressions) {
    List<String> missing = new ArrayList<>();
    expressions.forEach(expression -> missing.addAll(RunReads.missing(expression)));
    return missing;
  }

  private static List<String> approve(ApproveIr approve) {
    List<ExpressionIr> expressions = new ArrayList<>(approve.show().values());
    expressions.add(approve.title());
    expressions.addAll(approve.except());
    approve.by().forEach(one -> expressions.add(one.id()));
    return context(expressions);
  }

  private static List<String> call(CallIr call) {
    List<String> missing = context(call.arguments().values());
    missing.addAll(clauses(call.clauses()));
    return missing;
  }

  private static List<String> clauses(ClausesIr clauses) {
    return clauses.ceiling() == null ? List.of() : List.of("budget");
  }
}
