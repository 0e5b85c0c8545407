package ai.somagent.soma.cli.graph;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.cli.graph.GraphBuilder.Exit;
import ai.somagent.soma.cli.graph.StepGraph.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The deliverables of a plan: a group each, joined by what stands in {@code after}. */
final class PlanWalk {
  private final GraphBuilder graph;
  private final StepWalk steps;

  PlanWalk(GraphBuilder graph, StepWalk steps) {
    this.graph = graph;
    this.steps = steps;
  }

  List<Exit> nodes(GraphChecked plan, List<Exit> in) {
    Map<String, String> heads = new LinkedHashMap<>();
    Map<String, List<Exit>> ends = new LinkedHashMap<>();
    Set<String> waitedFor = new HashSet<>();
    for (PlanNodeChecked node : plan.nodes()) {
      String kind = node.kind().name().toLowerCase(Locale.ROOT);
      int before = graph.enter(kind + " " + node.name());
      String head = graph.node(Shape.SCOPE, kind + " " + node.name(), node.span());
      heads.put(node.name(), head);
      ends.put(node.name(), inside(node, head));
      graph.leave(before);
      waitedFor.addAll(node.after());
    }
    List<Exit> out = new ArrayList<>();
    for (PlanNodeChecked node : plan.nodes()) {
      String head = heads.getOrDefault(node.name(), "");
      for (String name : node.after()) {
        graph.link(ends.getOrDefault(name, List.of()), head);
      }
      if (node.after().isEmpty()) {
        graph.link(in, head);
      }
      if (!waitedFor.contains(node.name())) {
        out.addAll(ends.getOrDefault(node.name(), List.of()));
      }
    }
    return out;
  }

  private List<Exit> inside(PlanNodeChecked node, String head) {
    List<Exit> at = GraphBuilder.from(head);
    CheckedExpression condition = node.condition();
    List<Exit> out = new ArrayList<>();
    if (condition != null) {
      String when = "when " + graph.text(condition.span());
      String decision = graph.node(Shape.DECISION, when, condition.span());
      graph.link(at, decision);
      at = GraphBuilder.from(decision, "yes");
      out.addAll(GraphBuilder.from(decision, "no"));
    }
    at = steps.steps(node.checks(), steps.steps(node.maker(), at));
    for (CheckedExpression accept : node.accepts()) {
      String label = "accept " + graph.text(accept.span());
      String decision = graph.node(Shape.DECISION, label, accept.span());
      graph.link(at, decision);
      at = GraphBuilder.from(decision, "yes");
      if (!node.revise().isEmpty()) {
        graph.link(steps.steps(node.revise(), GraphBuilder.aside(decision, "revise")), decision);
      }
    }
    out.addAll(steps.steps(node.approval(), at));
    return out;
  }
}
