package ai.somagent.soma.engine.step;

import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
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

/** One place where every kind of node meets its meaning. */
final class Nodes {
  private Nodes() {}

  static void execute(Workspace workspace, ActiveFiber fiber, NodeIr node) throws RaisedException {
    workspace.setting().listener().entering(workspace, fiber, node);
    try {
      Transition transition =
          switch (node) {
            case LetIr let -> Lets.execute(workspace, fiber, let);
            case VarIr first -> Variables.bind(workspace, fiber, first);
            case SetIr set -> Variables.set(workspace, fiber, set);
            case CallIr _ when workspace.holding() -> RollOver.hold(fiber);
            case CallIr call -> Calls.execute(workspace, fiber, call);
            case SleepIr sleep -> Timers.sleep(workspace, fiber, sleep);
            case AwaitIr await when await.signal() != null ->
                Signals.await(workspace, fiber, await, await.signal());
            case AwaitIr await when await.until() != null ->
                Conditions.await(workspace, fiber, await, await.until());
            case ApproveIr approve -> Approvals.request(workspace, fiber, approve);
            case IfIr choice -> Branching.chooseArm(workspace, fiber, choice);
            case BlockIr block -> Branching.enterBlock(fiber, block);
            case TaskIr task -> Tasks.enter(workspace, fiber, task);
            case TryIr attempt -> Branching.enterTry(workspace, fiber, attempt);
            case ForIr loop when loop.window() > 1 -> Windows.enter(workspace, fiber, loop);
            case ForIr loop -> Loops.enter(workspace, fiber, loop);
            case WhileIr loop -> Whiles.enter(workspace, fiber, loop);
            case ParallelIr parallel -> Parallels.enter(workspace, fiber, parallel);
            case RaceIr race -> Races.enter(workspace, fiber, race);
            case ExitIr exit -> Exits.leave(workspace, fiber, exit);
            case ReturnIr end -> Returns.execute(workspace, fiber, end);
            case FailIr failure -> throw Failures.raise(workspace, fiber, failure);
            case EffectIr _, CheckpointIr _, GraphIr _ ->
                throw new IllegalStateException("node " + node.id() + " is of a kind not run yet");
          };
      workspace.visited(node, transition);
    } catch (RaisedException e) {
      workspace.visited(node, Transition.RAISED);
      throw e;
    }
  }
}
