package ai.somagent.soma.engine.support;

import ai.somagent.soma.ir.MembersIr;
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
    add(!members.vars().isEmpty(), "var", missing);
    add(!members.signals().isEmpty(), "signal", missing);
    add(!members.updates().isEmpty(), "update", missing);
    add(!members.queries().isEmpty(), "query", missing);
  }

  private static void add(boolean used, String construct, List<MissingConstruct> missing) {
    if (used) {
      missing.add(new MissingConstruct(construct, null));
    }
  }

  private static List<String> of(NodeIr node) {
    return switch (node) {
      case LetIr _, IfIr _, BlockIr _, ForIr _, ParallelIr _, ReturnIr _, FailIr _ -> List.of();
      case CallIr call -> clauses(call.clauses());
      case TryIr attempt -> attempt(attempt);
      case ExitIr exit -> exit.mode() == ExitIr.Mode.LEAVE ? List.of("return") : List.of();
      case VarIr _ -> List.of("var");
      case SetIr _ -> List.of("set");
      case CheckpointIr _ -> List.of("checkpoint");
      case WhileIr _ -> List.of("while");
      case RaceIr _ -> List.of("race");
      case GraphIr _ -> List.of("plan");
      case TaskIr _ -> List.of("task");
      case RunIr run -> List.of(run.detached() ? "start" : "run");
      case AskIr _ -> List.of("ask");
      case ApproveIr _ -> List.of("approve");
      case AwaitIr _ -> List.of("await");
      case SleepIr _ -> List.of("sleep");
      case EmitIr _ -> List.of("emit");
      case EndorseIr _ -> List.of("endorse");
    };
  }

  private static List<String> clauses(ClausesIr clauses) {
    List<String> missing = new ArrayList<>();
    if (clauses.decode() != null) {
      missing.add("as");
    }
    if (clauses.withinMillis() != null) {
      missing.add("within");
    }
    if (clauses.ceiling() != null) {
      missing.add("budget");
    }
    if (clauses.undo() != null && clauses.undo().body() != null) {
      missing.add("undo");
    }
    return missing;
  }

  private static List<String> attempt(TryIr attempt) {
    List<String> missing = new ArrayList<>();
    if (attempt.withinMillis() != null) {
      missing.add("try within");
    }
    if (attempt.retry() != null) {
      missing.add("try retry");
    }
    if (attempt.cleanup() != null) {
      missing.add("finally");
    }
    return missing;
  }
}
