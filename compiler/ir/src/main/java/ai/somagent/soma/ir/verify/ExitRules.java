package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;

/** Where control may leave to. */
final class ExitRules {
  private ExitRules() {}

  static void check(ProgramIr program, RegionTree tree, Findings findings) {
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof ExitIr exit) {
        exit(exit, tree.regionOf(exit), findings);
      } else if (node instanceof ReturnIr end) {
        end(program, end, tree, findings);
      }
    }
  }

  private static void exit(ExitIr exit, Region from, Findings findings) {
    if ((exit.mode() == ExitIr.Mode.YIELD) != (exit.value() != null)) {
      findings.add(IrRule.EXIT_VALUE, exit, "a yield has a value, nothing else has one");
    }
    boolean crossed = false;
    for (Region region = from; region != null; region = region.outer()) {
      NodeIr owner = region.owner();
      if (owner != null && owner.id().equals(exit.target())) {
        if (!takes(owner, exit.mode())) {
          findings.add(IrRule.EXIT_TARGET, exit, "`" + owner.id() + "` cannot be left that way");
        }
        if (crossed) {
          findings.add(IrRule.EXIT_CROSSES, exit, "this leaves something that runs beside others");
        }
        return;
      }
      crossed |= region.isClosed();
    }
    findings.add(IrRule.EXIT_TARGET, exit, "`" + exit.target() + "` does not enclose this");
  }

  private static boolean takes(NodeIr owner, ExitIr.Mode mode) {
    return switch (mode) {
      case YIELD ->
          owner instanceof BlockIr
              || owner instanceof TryIr
              || owner instanceof ForIr
              || owner instanceof RaceIr
              || owner instanceof TaskIr;
      case LEAVE -> owner instanceof TaskIr task && task.result() == null;
      case CONTINUE -> owner instanceof ForIr || owner instanceof WhileIr;
      case BREAK -> owner instanceof WhileIr || owner instanceof ForIr loop && loop.window() == 1;
    };
  }

  private static void end(ProgramIr program, ReturnIr end, RegionTree tree, Findings findings) {
    Region root = tree.regionOf(end);
    while (root.outer() != null) {
      if (root.isClosed()) {
        findings.add(IrRule.RETURN_CROSSES, end, "this returns from what cannot be left that way");
        return;
      }
      root = root.outer();
    }
    boolean gives = gives(program, root, tree);
    if (gives != (end.value() != null)) {
      findings.add(
          IrRule.RETURN_VALUE, end, gives ? "a value is missing here" : "nothing takes this value");
    }
  }

  /** Whether what {@code root} belongs to gives a value: the program, or an update. */
  private static boolean gives(ProgramIr program, Region root, RegionTree tree) {
    if (root == tree.main()) {
      return program.output() != null;
    }
    for (UpdateIr update : program.members().updates().values()) {
      if (tree.of(update.handler()) == root) {
        return update.result() != null;
      }
    }
    return false;
  }
}
