package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Graphs have no cycles and their nodes possible parts; races have at least two arms. */
final class GraphRules {
  private static final Set<String> KINDS = Set.of("deliverable", "milestone", "deploy");
  private static final int MAX_ROUNDS = 2;
  private static final int MAX_CONCURRENCY = 100_000;

  private GraphRules() {}

  static void check(ProgramIr program, Findings findings) {
    for (NodeIr node : program.nodes().values()) {
      switch (node) {
        case GraphIr graph -> graph(graph, findings);
        case RaceIr race when race.arms().size() < 2 ->
            findings.add(IrRule.RACE_FORM, race, "a race has at least two arms");
        case WhileIr loop when !LoopRules.isBound(loop.max()) ->
            findings.add(IrRule.LOOP_BOUND, loop, "`max` is out of range");
        default -> {}
      }
    }
  }

  private static void graph(GraphIr graph, Findings findings) {
    Map<String, GraphNodeIr> byName = new HashMap<>();
    for (GraphNodeIr node : graph.nodes()) {
      boolean sound =
          NameRules.IDENTIFIER.matcher(node.name()).matches()
              && KINDS.contains(node.kind())
              && node.rounds() >= 0
              && node.rounds() <= MAX_ROUNDS
              && (node.maker() != null || !node.kind().equals("deliverable"))
              && (node.maker() == null || !node.kind().equals("milestone"))
              && (node.revise() == null || node.maker() != null)
              && Set.copyOf(node.after()).size() == node.after().size();
      if (!sound || byName.put(node.name(), node) != null) {
        findings.add(IrRule.GRAPH_FORM, graph, "`" + node.name() + "` is no node of a plan");
      }
    }
    if (graph.nodes().isEmpty()
        || graph.concurrency() < 1
        || graph.concurrency() > MAX_CONCURRENCY) {
      findings.add(IrRule.GRAPH_FORM, graph, "a graph has nodes, and runs at least one at once");
    }
    edges(graph, byName, findings);
  }

  private static void edges(GraphIr graph, Map<String, GraphNodeIr> byName, Findings findings) {
    Set<String> done = new HashSet<>();
    boolean moved = true;
    while (moved) {
      moved = false;
      for (GraphNodeIr node : graph.nodes()) {
        if (!done.contains(node.name()) && done.containsAll(node.after())) {
          moved |= done.add(node.name());
        }
      }
    }
    List<String> stuck = graph.nodes().stream().map(GraphNodeIr::name).toList();
    for (String name : stuck) {
      if (!done.contains(name) && byName.containsKey(name)) {
        findings.add(
            IrRule.GRAPH_FORM, graph, "`" + name + "` waits for itself, or for no node at all");
      }
    }
  }
}
