package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.PlanNodeChecked.Kind;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the nodes of a plan in the order in which they may run. */
final class PlanGraphChecker {
  private final StepContext context;
  private final DiagnosticSink sink;
  private final Map<PlanNodeSource, PlanNodeChecked> checked = new IdentityHashMap<>();

  PlanGraphChecker(StepContext context, DiagnosticSink sink) {
    this.context = context;
    this.sink = sink;
  }

  /**
   * @param environment input and provision
   * @param concurrency most nodes at once
   * @param outcomes takes how each node ended
   */
  GraphChecked check(
      List<PlanNodeSource> nodes, Environment environment, int concurrency, LocalSymbol outcomes) {
    PlanEdges edges = new PlanEdges(nodes, environment, sink);
    Environment earlier = environment;
    for (PlanNodeSource node : edges.order()) {
      context.names().declare(node.name(), SomaType.ErrorType.ERROR, environment);
      Environment seen = withResults(edges, node, earlier);
      List<String> before = new ArrayList<>(edges.before(node));
      before.remove(node.name().text());
      PlanNodeChecked one = new PlanNodeChecker(context, sink, node).check(seen, before);
      checked.put(node, one);
      earlier = one.result() == null ? earlier : earlier.with(one.result());
    }
    List<PlanNodeChecked> inOrder = new ArrayList<>();
    for (PlanNodeSource node : nodes) {
      PlanNodeChecked found = checked.get(node);
      if (found != null) {
        inOrder.add(found);
      }
    }
    Span span = nodes.getFirst().span().to(nodes.getLast().span());
    return new GraphChecked(inOrder, concurrency, outcomes, span);
  }

  private Environment withResults(PlanEdges edges, PlanNodeSource node, Environment environment) {
    Environment seen = environment;
    for (Map.Entry<PlanNodeSource, Span> use : edges.uses(node).entrySet()) {
      PlanNodeSource other = use.getKey();
      if (seen.findLocal(other.name().text()) == null) {
        seen = seen.with(unknown(other, use.getValue()));
      }
    }
    return seen;
  }

  /** Stands for what a node does not have, or has too late. */
  private LocalSymbol unknown(PlanNodeSource other, Span use) {
    if (checked.containsKey(other)) {
      reportNoResult(other, use);
    }
    return new LocalSymbol(other.name().text(), SomaType.ErrorType.ERROR, other.name().span());
  }

  private void reportNoResult(PlanNodeSource other, Span use) {
    String name = other.name().text();
    @Nullable String help =
        other.kind() == Kind.DELIVERABLE
            ? "what makes it gives nothing; name it after `after` to wait for it"
            : "its name stands only after `after`";
    context.report(
        PlanCode.NO_NODE_RESULT, use, other.noun() + " `" + name + "` has no result", help);
  }
}
