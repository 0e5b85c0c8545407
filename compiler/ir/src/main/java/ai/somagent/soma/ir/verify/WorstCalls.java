package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
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
import java.util.stream.LongStream;

/** The most calls that any path makes: every loop full, every arm the dearer one. */
final class WorstCalls {
  private final RegionTree tree;

  private WorstCalls(RegionTree tree) {
    this.tree = tree;
  }

  static long of(RegionTree tree) {
    return new WorstCalls(tree).region(tree.main());
  }

  private long region(Region region) {
    return region.nodes().stream().mapToLong(this::node).reduce(0, CallBound::plus);
  }

  private long node(NodeIr node) {
    return switch (node) {
      case CallIr _ -> CallBound.plus(1, regions(node).sum());
      case AskIr ask -> CallBound.plus(ask.maxCalls(), regions(node).sum());
      case LetIr _, VarIr _, SetIr _, CheckpointIr _, ExitIr _, ReturnIr _, FailIr _ -> 0;
      case EffectIr _, BlockIr _, ParallelIr _, RaceIr _ ->
          regions(node).reduce(0, CallBound::plus);
      case WhileIr loop -> CallBound.times(loop.max(), regions(node).sum());
      case GraphIr graph -> CallBound.times(1L + rounds(graph), regions(node).sum());
      case IfIr _ -> regions(node).max().orElse(0);
      case ForIr loop -> CallBound.times(loop.max(), regions(node).sum());
      case TryIr attempt -> attempt(attempt);
    };
  }

  /** All attempts of the body, the dearest handler, and what tidies up. */
  private long attempt(TryIr attempt) {
    long attempts = attempt.retry() == null ? 1 : 1L + attempt.retry().times();
    long dearest = 0;
    long cleanup = 0;
    for (Region region : tree.regionsOf(attempt).stream().skip(1).toList()) {
      if (region.isCleanup()) {
        cleanup = region(region);
      } else {
        dearest = Math.max(dearest, region(region));
      }
    }
    long body = region(tree.regionsOf(attempt).getFirst());
    return CallBound.plus(CallBound.times(attempts, body), CallBound.plus(dearest, cleanup));
  }

  private static int rounds(GraphIr graph) {
    return graph.nodes().stream().mapToInt(GraphNodeIr::rounds).max().orElse(0);
  }

  private LongStream regions(NodeIr owner) {
    return tree.regionsOf(owner).stream().mapToLong(this::region);
  }
}
