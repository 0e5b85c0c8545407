package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.PlanNodeChecked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the nodes of a plan need: the maker, then checks and approval once for each round. A person
 * who retries a held node adds to that, and tops the pool up for it.
 */
final class PlanCosts {
  private final String source;
  private final StepCosts steps;

  PlanCosts(String source, StepCosts steps) {
    this.source = source;
    this.steps = steps;
  }

  Costed of(GraphChecked graph) {
    Amounts least = Amounts.NONE;
    Amounts most = Amounts.NONE;
    Map<String, Long> waits = new HashMap<>();
    long longest = 0;
    long sum = 0;
    long fanOut = 0;
    List<BoundNode> parts = new ArrayList<>();
    for (PlanNodeChecked node : graph.nodes()) {
      Costed costed = node(node);
      least = least.together(costed.paths().cheapest());
      most = most.then(costed.node().most());
      fanOut = Math.max(fanOut, costed.node().most().of(Measure.FAN_OUT));
      longest = Math.max(longest, wait(node, costed.node(), waits));
      sum = Amounts.add(sum, costed.node().most().of(Measure.WAIT_MILLIS));
      parts.add(costed.node());
    }
    Amounts all =
        most.with(Measure.WAIT_MILLIS, inTurns(graph, longest, sum))
            .with(Measure.FAN_OUT, Amounts.multiply(fanOut, Math.max(1, graph.concurrency())));
    Paths paths = Paths.toEnd(least);
    return new Costed(
        paths,
        new BoundNode(
            source,
            graph.span(),
            "nodes, " + graph.concurrency() + " at once",
            How.BESIDE,
            1,
            graph.concurrency(),
            least,
            all,
            parts));
  }

  /** Nodes that find no place wait for others that they have nothing to do with. */
  private static long inTurns(GraphChecked graph, long longest, long sum) {
    long atOnce = Math.max(1, graph.concurrency());
    if (graph.nodes().size() <= atOnce || sum == Amounts.UNBOUNDED) {
      return longest;
    }
    return Amounts.add(longest, (sum - longest + atOnce - 1) / atOnce);
  }

  /** The longest chain of waits that ends with {@code node}; dependencies come first. */
  private static long wait(PlanNodeChecked node, BoundNode costs, Map<String, Long> waits) {
    long before = 0;
    for (String name : node.after()) {
      before = Math.max(before, waits.getOrDefault(name, 0L));
    }
    long wait = Amounts.add(before, costs.most().of(Measure.WAIT_MILLIS));
    waits.put(node.name(), wait);
    return wait;
  }

  private Costed node(PlanNodeChecked node) {
    Guards guards = steps.guards();
    Costed maker = steps.after(guards.beforeNode(node), part(node, node.maker(), "maker"));
    Costed checks = part(node, node.checks(), "checks");
    Costed approval =
        steps.after(guards.afterAcceptance(node), part(node, node.approval(), "approval"));
    Costed revise = node.revise().isEmpty() ? maker : part(node, node.revise(), "revise");
    Amounts round = revise.node().most().then(checks.node().most()).then(approval.node().most());
    long rounds = node.accepts().isEmpty() ? 0 : node.rounds();
    Amounts most =
        maker
            .node()
            .most()
            .then(checks.node().most())
            .then(approval.node().most())
            .then(round.times(rounds));
    Paths once = maker.paths().then(checks.paths()).then(approval.paths());
    boolean maybe = node.mayBeSkipped() || node.condition() != null;
    Paths paths = maybe ? Paths.toEnd(Amounts.NONE).or(once) : once;
    List<BoundNode> parts = new ArrayList<>();
    for (Costed part : List.of(maker, checks, approval)) {
      parts.addAll(part.node().parts());
    }
    if (rounds > 0) {
      parts.add(rounds(node, rounds, round, List.of(revise, checks, approval)));
    }
    String what = "`" + node.name() + "`";
    return new Costed(
        paths,
        new BoundNode(
            source, node.span(), what, How.SEQUENCE, 1, 1, paths.cheapest(), most, parts));
  }

  private BoundNode rounds(PlanNodeChecked node, long rounds, Amounts round, List<Costed> regions) {
    List<BoundNode> parts = new ArrayList<>();
    regions.forEach(region -> parts.addAll(region.node().parts()));
    return new BoundNode(
        source,
        node.span(),
        "up to " + rounds + " rounds of revision",
        How.LOOP,
        rounds,
        1,
        Amounts.NONE,
        round.times(rounds),
        parts);
  }

  private Costed part(PlanNodeChecked node, List<CheckedStep> region, String what) {
    return steps.steps(region, node.span(), what);
  }
}
