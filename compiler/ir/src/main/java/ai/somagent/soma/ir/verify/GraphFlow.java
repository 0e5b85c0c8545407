package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slots in the regions of a plan's nodes. */
final class GraphFlow {
  private final SlotFlow flow;
  private final RegionTree tree;
  private final SlotSets slots;
  private final Findings findings;

  GraphFlow(SlotFlow flow, RegionTree tree, SlotSets slots, Findings findings) {
    this.flow = flow;
    this.tree = tree;
    this.slots = slots;
    this.findings = findings;
  }

  /** Each node sees what those it waits for have given, and afterwards all is there. */
  Assignments graph(GraphIr graph, Assignments at) {
    List<Region> parts = tree.regionsOf(graph);
    Map<String, GraphNodeIr> byName = new HashMap<>();
    graph.nodes().forEach(node -> byName.put(node.name(), node));
    Assignments after = at.copy();
    for (int i = 0; i < graph.nodes().size(); i++) {
      GraphNodeIr node = graph.nodes().get(i);
      Assignments seen = at.copy();
      for (String earlier : node.after()) {
        seen = result(byName.get(earlier), seen);
      }
      graphNode(graph, node, parts.subList(4 * i, 4 * i + 4), seen);
      after = flow.set(graph, node.result(), after);
    }
    return flow.set(graph, graph.outcomes(), after);
  }

  private Assignments result(@Nullable GraphNodeIr node, Assignments at) {
    Integer index = node == null || node.result() == null ? null : slots.index(node.result());
    if (index != null) {
      at.set(index);
    }
    return at;
  }

  private void graphNode(GraphIr graph, GraphNodeIr node, List<Region> parts, Assignments at) {
    flow.read(graph, NodeExpressions.listOf(node.condition()), at);
    Assignments made = flow.region(parts.get(0), at);
    Assignments start = made == null ? at : made;
    Integer slot = node.made() == null ? null : slots.index(node.made());
    if (slot != null && !start.surely().get(slot)) {
      findings.add(IrRule.SLOT_UNSET, graph, "node `" + node.name() + "` may make nothing");
    }
    Assignments checked = flow.region(parts.get(1), start);
    if (checked != null) {
      flow.read(graph, node.accepts(), checked);
      flow.region(parts.get(2), checked);
      Assignments revising = checked.copy();
      if (slot != null) {
        revising.maybe().clear(slot);
        if (node.revise() != null && !slots.setIn(parts.get(3)).get(slot)) {
          findings.add(
              IrRule.SLOT_UNSET, graph, "what revises `" + node.name() + "` makes nothing");
        }
      }
      flow.region(parts.get(3), revising);
    }
  }
}
