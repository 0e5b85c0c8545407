package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;

/** Where control may leave to. */
final class ExitRules {
  private ExitRules() {}

  static void check(ProgramIr program, RegionTree tree, Findings findings) {
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof ExitIr exit) {
        exit(exit, tree.regionOf(exit), findings);
      } else if (node instanceof ReturnIr end) {
        end(program, end, tree.regionOf(end), findings);
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
      crossed |= region.isConcurrent();
    }
    findings.add(IrRule.EXIT_TARGET, exit, "`" + exit.target() + "` does not enclose this");
  }

  private static boolean takes(NodeIr owner, ExitIr.Mode mode) {
    return switch (mode) {
      case YIELD -> owner instanceof BlockIr || owner instanceof TryIr || owner instanceof ForIr;
      case CONTINUE -> owner instanceof ForIr;
      case BREAK -> owner instanceof ForIr loop && loop.window() == 1;
    };
  }

  private static void end(ProgramIr program, ReturnIr end, Region from, Findings findings) {
    if ((program.output() == null) != (end.value() == null)) {
      findings.add(
          IrRule.RETURN_VALUE,
          end,
          program.output() == null
              ? "the program has no output to return"
              : "the program's output is missing");
    }
    for (Region region = from; region != null; region = region.outer()) {
      if (region.isConcurrent()) {
        findings.add(IrRule.RETURN_CROSSES, end, "this returns from what runs beside others");
        return;
      }
    }
  }
}
