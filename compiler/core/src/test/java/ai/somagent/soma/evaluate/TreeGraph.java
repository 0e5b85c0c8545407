package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.SomaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nodes of a plan, in an order that its edges allow; people decide as the oracle picks. */
final class TreeGraph {
  private final TreeRun run;
  private final TreeSteps steps;
  private final TreeScope scope;
  private final List<Map<String, Object>> outcomes = new ArrayList<>();

  TreeGraph(TreeRun run, TreeSteps steps, TreeScope scope) {
    this.run = run;
    this.steps = steps;
    this.scope = scope;
  }

  /** What a person does about a node that is held. */
  private enum Choice {
    AGAIN,
    ACCEPT,
    SKIP,
    ABANDON
  }

  void run(GraphChecked graph, UndoStack undos) {
    List<PlanNodeChecked> waiting = new ArrayList<>(graph.nodes());
    Set<String> ended = new HashSet<>();
    boolean abandoned = false;
    while (!waiting.isEmpty()) {
      List<PlanNodeChecked> ready =
          waiting.stream().filter(node -> ended.containsAll(node.after())).toList();
      if (ready.isEmpty()) {
        throw new TreeFault("nodes wait for each other", new Exception());
      }
      PlanNodeChecked node = ready.get(run.oracle.pick("node", ready.size()));
      waiting.remove(node);
      ended.add(node.name());
      String status = abandoned ? "abandoned" : node(node, undos);
      abandoned |= status.equals("abandoned");
      outcome(node, status);
    }
    if (abandoned) {
      undos.unwind();
    }
    scope.bind(graph.outcomes(), outcomes);
  }

  private String node(PlanNodeChecked node, UndoStack undos) {
    run.note("node " + node.name());
    for (int tries = 0; ; tries++) {
      UndoStack own = new UndoStack(steps);
      try {
        if (node.condition() != null && !(Boolean) run.evaluate(node.condition(), scope)) {
          absent(node);
          return "skipped";
        }
        if (made(node, own)) {
          own.handTo(undos);
          present(node);
          return "accepted";
        }
      } catch (Departure.Raised error) {
        run.note("held " + error.kind);
      }
      switch (choice(node, tries)) {
        case AGAIN -> own.unwind();
        case ACCEPT -> {
          own.handTo(undos);
          if (hasMade(node)) {
            present(node);
            return "accepted";
          }
          return "abandoned";
        }
        case SKIP -> {
          own.unwind();
          absent(node);
          return "skipped";
        }
        case ABANDON -> {
          own.unwind();
          return "abandoned";
        }
      }
    }
  }

  private Choice choice(PlanNodeChecked node, int tries) {
    run.note("held " + node.name());
    return switch (tries > 2 ? 3 : run.oracle.pick("held", 4)) {
      case 0 -> Choice.AGAIN;
      case 1 -> Choice.ACCEPT;
      case 2 -> node.mayBeSkipped() ? Choice.SKIP : Choice.AGAIN;
      default -> Choice.ABANDON;
    };
  }

  /** Gives whether every condition holds in the end. */
  private boolean made(PlanNodeChecked node, UndoStack undos) {
    steps.run(node.maker(), undos);
    for (int round = 0; ; round++) {
      steps.run(node.checks(), undos);
      if (holds(node.accepts())) {
        steps.run(node.approval(), undos);
        return true;
      }
      if (round == node.rounds()) {
        return false;
      }
      run.note("round " + node.name());
      steps.run(node.revise().isEmpty() ? node.maker() : node.revise(), undos);
    }
  }

  private boolean holds(List<CheckedExpression> accepts) {
    for (CheckedExpression accept : accepts) {
      if (!(Boolean) run.evaluate(accept, scope)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable LocalSymbol made(PlanNodeChecked node) {
    CheckedStep last = node.maker().isEmpty() ? null : node.maker().getLast();
    return last instanceof EffectChecked effect ? effect.result() : null;
  }

  private boolean hasMade(PlanNodeChecked node) {
    LocalSymbol own = made(node);
    if (node.result() == null || own == null) {
      return true;
    }
    try {
      scope.read(own);
      return true;
    } catch (TreeFault nothing) {
      return false;
    }
  }

  private void present(PlanNodeChecked node) {
    LocalSymbol seen = node.result();
    LocalSymbol own = made(node);
    if (seen != null && own != null && seen != own) {
      Object value = scope.read(own);
      boolean wrapped = own.type() instanceof SomaType.OptionalType;
      scope.bind(seen, wrapped ? value : Optional.of(value));
    }
  }

  private void absent(PlanNodeChecked node) {
    if (node.result() != null) {
      scope.bind(node.result(), Optional.empty());
    }
  }

  private void outcome(PlanNodeChecked node, String status) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("name", node.name());
    outcome.put("status", status);
    outcome.put("rounds", 0L);
    outcome.put("spent", Map.of("tokens", 0L, "usd", 0.0));
    outcomes.add(outcome);
  }
}
