package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr.PolicyIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import ai.somagent.soma.ir.verify.Region.Part;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What policies demand stands before the steps they demand it of. */
final class GateRules {
  /** The packs of the autonomy levels, whose demands are part of the language. */
  private static final String AUTONOMY = "somagent.autonomy.";

  private final ProgramIr program;
  private final RegionTree tree;
  private final Findings findings;
  private final Set<String> packs;

  private GateRules(ProgramIr program, RegionTree tree, Findings findings) {
    this.program = program;
    this.tree = tree;
    this.findings = findings;
    this.packs =
        program.references().policies().stream().map(PolicyIr::name).collect(Collectors.toSet());
  }

  static void check(ProgramIr program, RegionTree tree, Findings findings) {
    GateRules rules = new GateRules(program, tree, findings);
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof EffectIr effect) {
        rules.effect(effect);
      } else if (node instanceof GraphIr graph) {
        rules.graph(graph);
      }
    }
  }

  private void effect(EffectIr effect) {
    for (GateIr gate : effect.clauses().gates()) {
      if (!isNamed(gate) || !standsBefore(gate.guard(), effect)) {
        guard(effect, gate);
      }
    }
    if (effect instanceof CallIr call
        && call.clauses().gates().isEmpty()
        && isDemanded(program.tools().get(call.tool()))
        && !isInCleanup(call)) {
      findings.add(IrRule.GATE_MISSING, call, "a policy in force demands an approval before this");
    }
  }

  private void graph(GraphIr graph) {
    List<Region> parts = tree.regionsOf(graph);
    for (int i = 0; i < graph.nodes().size(); i++) {
      GraphNodeIr node = graph.nodes().get(i);
      List<Region> own = parts.subList(4 * i, 4 * i + 4);
      for (GateIr gate : node.gates()) {
        NodeIr guard = program.nodes().get(gate.guard());
        boolean inside = guard != null && isGuard(guard) && own.contains(tree.regionOf(guard));
        if (!isNamed(gate) || !inside) {
          guard(graph, gate);
        }
      }
      boolean demanded =
          packs.contains(AUTONOMY + "autonomous")
              && (node.kind().equals("milestone")
                  || node.kind().equals("deploy") && node.name().equals("production"));
      if (demanded && node.gates().isEmpty()) {
        findings.add(
            IrRule.GATE_MISSING, graph, "a policy demands an approval of `" + node.name() + "`");
      }
    }
  }

  private void guard(NodeIr node, GateIr gate) {
    findings.add(
        IrRule.GATE_GUARD, node, "`" + gate.guard() + "` does not guard this on every path");
  }

  private boolean isNamed(GateIr gate) {
    return packs.contains(gate.policy()) && gate.rule() >= 0;
  }

  private static boolean isGuard(NodeIr node) {
    return node instanceof ApproveIr || node instanceof IfIr;
  }

  /** Before, on the same path and in the same turn. */
  private boolean standsBefore(String guard, NodeIr guarded) {
    NodeIr node = guarded;
    while (true) {
      Region region = tree.regionOf(node);
      for (NodeIr earlier : region.nodes()) {
        if (earlier == node) {
          break;
        }
        if (isPassed(guard, earlier)) {
          return true;
        }
      }
      if (region.part() == Part.ARM && isPassed(guard, headOf(region))) {
        return true;
      }
      NodeIr owner = region.owner();
      if (owner == null || owner instanceof ForIr || owner instanceof WhileIr) {
        return false;
      }
      node = owner;
    }
  }

  /** Whether whoever has come to the end of {@code node} has passed the guard. */
  private boolean isPassed(String guard, NodeIr node) {
    if (node.id().equals(guard)) {
      return isGuard(node);
    }
    List<Region> passed =
        switch (node) {
          case ParallelIr parallel -> tree.regionsOf(parallel);
          case TryIr attempt when attempt.catches().isEmpty() && attempt.result() == null ->
              tree.regionsOf(attempt).subList(0, 1);
          default -> List.of();
        };
    return passed.stream().anyMatch(region -> isPassed(guard, region));
  }

  private boolean isPassed(String guard, Region region) {
    return region.nodes().stream().anyMatch(node -> isPassed(guard, node));
  }

  /** The head of the arm of a race, which stands before it in the order of parts. */
  private Region headOf(Region arm) {
    Region head = arm;
    for (Region part : tree.regionsOf(Objects.requireNonNull(arm.owner()))) {
      if (part == arm) {
        return head;
      }
      head = part;
    }
    throw new IllegalStateException("an arm is a part of its race");
  }

  private boolean isDemanded(@Nullable ToolActionIr action) {
    if (action == null) {
      return false;
    }
    boolean irreversible = action.effect().equals("irreversible");
    boolean high = Set.of("high", "critical").contains(action.risk());
    return packs.contains(AUTONOMY + "supervised")
            && (irreversible || action.effect().equals("write"))
        || packs.contains(AUTONOMY + "semi") && (irreversible || high);
  }

  private boolean isInCleanup(NodeIr node) {
    for (Region region = tree.regionOf(node); region != null; region = region.outer()) {
      if (region.isCleanup() || region.part() == Part.HANDLER) {
        return true;
      }
    }
    return false;
  }
}
