package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
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
      case CallIr _ -> 1;
      case LetIr _, ExitIr _, ReturnIr _, FailIr _ -> 0;
      case BlockIr _, ParallelIr _ -> regions(node).reduce(0, CallBound::plus);
      case IfIr _ -> regions(node).max().orElse(0);
      case ForIr loop -> CallBound.times(loop.max(), regions(node).sum());
      case TryIr _ ->
          CallBound.plus(
              regions(node).findFirst().orElse(0), regions(node).skip(1).max().orElse(0));
    };
  }

  private LongStream regions(NodeIr owner) {
    return tree.regionsOf(owner).stream().mapToLong(this::region);
  }
}
