package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CheckpointIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.verify.Region.Part;
import java.util.List;

/** What may stand where: effects, approvals, checkpoints, waits. */
final class PlaceRules {
  private final RegionTree tree;
  private final Findings findings;

  private PlaceRules(RegionTree tree, Findings findings) {
    this.tree = tree;
    this.findings = findings;
  }

  static void check(ProgramIr program, RegionTree tree, Findings findings) {
    PlaceRules rules = new PlaceRules(tree, findings);
    for (NodeIr node : program.nodes().values()) {
      switch (node) {
        case EffectIr effect -> rules.effect(effect);
        case CheckpointIr checkpoint -> rules.mainLine(checkpoint, "a checkpoint");
        case GraphIr graph -> rules.mainLine(graph, "a graph");
        default -> {}
      }
    }
  }

  private void effect(EffectIr effect) {
    boolean cleanup = false;
    Region root = tree.regionOf(effect);
    cleanup |= root.isCleanup();
    while (root.outer() != null) {
      root = root.outer();
      cleanup |= root.isCleanup();
    }
    if (root.part() == Part.HANDLER) {
      findings.add(IrRule.ATOMIC_EFFECT, effect, "a handler has no effects");
    }
    if (cleanup && effect instanceof ApproveIr) {
      findings.add(IrRule.CLEANUP_APPROVE, effect, "what takes back or tidies up asks nobody");
    }
    boolean waits = effect instanceof ApproveIr || effect instanceof AwaitIr;
    if (waits && effect.clauses().withinMillis() == null && !isBoundedAround(effect)) {
      findings.add(IrRule.WAIT_BOUND, effect, "nothing ends this wait");
    }
  }

  private void mainLine(NodeIr node, String what) {
    for (Region region = tree.regionOf(node); region != null; region = region.outer()) {
      if (region.isClosed() || region.part() == Part.HANDLER) {
        findings.add(IrRule.MAIN_LINE, node, what + " stands in the main line alone");
        return;
      }
    }
  }

  private boolean isBoundedAround(NodeIr node) {
    for (Region region = tree.regionOf(node); region != null; region = region.outer()) {
      NodeIr owner = region.owner();
      boolean limited =
          region.part() == Part.BODY
              && (owner instanceof TryIr attempt && attempt.withinMillis() != null
                  || owner instanceof TaskIr task && task.clauses().withinMillis() != null);
      if (limited || owner instanceof RaceIr && region.part() == Part.HEAD && endsBeside(region)) {
        return true;
      }
    }
    return false;
  }

  /** Whether another head of the same race surely ends. */
  private boolean endsBeside(Region head) {
    List<Region> parts = tree.regionsOf(java.util.Objects.requireNonNull(head.owner()));
    return parts.stream()
        .anyMatch(part -> part.part() == Part.HEAD && part != head && isBounded(part));
  }

  private boolean isBounded(Region region) {
    return region.nodes().stream().allMatch(this::isBounded);
  }

  private boolean isBounded(NodeIr node) {
    return switch (node) {
      case EffectIr effect when effect.clauses().withinMillis() != null -> true;
      case ApproveIr _, AwaitIr _ -> false;
      case SleepIr sleep -> !sleep.until();
      case TryIr attempt when attempt.withinMillis() != null -> true;
      case RaceIr race ->
          tree.regionsOf(race).stream()
              .anyMatch(part -> part.part() == Part.HEAD && isBounded(part));
      default -> tree.regionsOf(node).stream().allMatch(this::isBounded);
    };
  }
}
