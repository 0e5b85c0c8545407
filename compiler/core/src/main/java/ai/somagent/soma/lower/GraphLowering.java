package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.policy.WovenStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The nodes of a plan, each with its regions and the gates of the node itself. */
final class GraphLowering {
  private final CapsuleTables tables;
  private final NodeLowering steps;

  GraphLowering(CapsuleTables tables, NodeLowering steps) {
    this.tables = tables;
    this.steps = steps;
  }

  /** Nodes may read the results of others that stand further down. */
  List<GraphNodeIr> lower(GraphChecked graph) {
    for (PlanNodeChecked node : graph.nodes()) {
      tables.slot(node.result());
    }
    List<GraphNodeIr> nodes = new ArrayList<>(graph.nodes().size());
    for (PlanNodeChecked node : graph.nodes()) {
      nodes.add(node(node));
    }
    return nodes;
  }

  private GraphNodeIr node(PlanNodeChecked node) {
    ExpressionIr condition = tables.optional(node.condition());
    List<GateIr> gates = new ArrayList<>();
    String maker = region(tables.gates().beforeNode(node), node.maker(), gates);
    String checks = steps.region(node.checks());
    List<ExpressionIr> accepts = new ArrayList<>(node.accepts().size());
    for (CheckedExpression accept : node.accepts()) {
      accepts.add(tables.expression(accept));
    }
    String approval = region(tables.gates().afterAcceptance(node), node.approval(), gates);
    String revise = steps.region(node.revise());
    gates.addAll(tables.gates().covered(tables.nodes().source(), node.span()));
    return new GraphNodeIr(
        node.name(),
        node.kind().name().toLowerCase(Locale.ROOT),
        node.title(),
        node.after(),
        condition,
        tables.slot(made(node)),
        tables.slot(node.result()),
        maker,
        checks,
        accepts,
        approval,
        revise,
        node.rounds(),
        gates,
        node.mayBeSkipped());
  }

  /** What the maker gives; a deploy node gives nothing. */
  private static @Nullable LocalSymbol made(PlanNodeChecked node) {
    boolean makes = node.kind() == PlanNodeChecked.Kind.DELIVERABLE && !node.maker().isEmpty();
    CheckedStep last = makes ? node.maker().getLast() : null;
    return last instanceof EffectChecked effect ? effect.result() : null;
  }

  private @Nullable String region(
      List<WovenStep> woven, List<CheckedStep> own, List<GateIr> gates) {
    List<CheckedStep> all = new ArrayList<>();
    for (WovenStep step : woven) {
      all.add(step.step());
    }
    all.addAll(own);
    List<String> ids = new ArrayList<>();
    String first = steps.region(all, ids);
    for (int i = 0; i < woven.size(); i++) {
      gates.add(tables.gates().gate(woven.get(i).decision(), ids.get(i)));
    }
    return first;
  }
}
