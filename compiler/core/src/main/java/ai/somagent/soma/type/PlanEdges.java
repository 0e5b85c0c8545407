package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes of a plan wait for which: those after {@code after} and those whose names it uses.
 */
final class PlanEdges {
  private final Map<String, PlanNodeSource> nodes = new LinkedHashMap<>();
  private final Map<String, Map<String, Span>> used = new LinkedHashMap<>();
  private final Map<String, Set<String>> edges = new LinkedHashMap<>();
  private final List<PlanNodeSource> order = new ArrayList<>();
  private final Set<String> cyclic = new HashSet<>();
  private final Environment environment;
  private final String source;
  private final DiagnosticSink sink;

  /**
   * @param environment what every node sees besides other nodes
   */
  PlanEdges(List<PlanNodeSource> written, Environment environment, DiagnosticSink sink) {
    this.environment = environment;
    this.source = environment.source();
    this.sink = sink;
    for (PlanNodeSource node : written) {
      declare(node);
    }
    nodes.values().forEach(this::connect);
    Set<String> done = new HashSet<>();
    for (String name : nodes.keySet()) {
      visit(name, new ArrayList<>(), done);
    }
  }

  /** Every node once, those that others wait for first. */
  List<PlanNodeSource> order() {
    return order;
  }

  /** Names of the nodes that {@code node} waits for. */
  Set<String> before(PlanNodeSource node) {
    return edges.getOrDefault(node.name().text(), Set.of());
  }

  /**
   * Nodes whose names {@code node} uses as values, with the place of the first use; itself when it
   * does so before there is a result.
   */
  Map<PlanNodeSource, Span> uses(PlanNodeSource node) {
    Map<PlanNodeSource, Span> found = new LinkedHashMap<>();
    used.getOrDefault(node.name().text(), Map.of())
        .forEach((name, span) -> {
          PlanNodeSource other = nodes.get(name);
          if (other != null) {
            found.put(other, span);
          }
        });
    return found;
  }

  private void declare(PlanNodeSource node) {
    if (node.name().isMissing()) {
      order.add(node);
      return;
    }
    PlanNodeSource first = nodes.putIfAbsent(node.name().text(), node);
    if (first != null) {
      sink.report(
          Diagnostic.of(
                  PlanCode.REPEATED_NODE,
                  source,
                  node.name().span(),
                  "this plan already has a " + first.noun() + " `" + node.name().text() + "`")
              .withRelated(
                  List.of(new RelatedSpan(source, first.name().span(), "first one here"))));
    }
  }

  private void connect(PlanNodeSource node) {
    Set<String> before = new LinkedHashSet<>();
    for (NameSyntax after : node.after()) {
      if (nodes.containsKey(after.text())) {
        before.add(after.text());
      } else if (!after.isMissing()) {
        sink.report(
            NameReports.unknown(
                PlanCode.UNKNOWN_NODE,
                source,
                after,
                "this plan has no node `" + after.text() + "`",
                nodes.keySet()));
      }
    }
    String own = node.name().text();
    Map<String, Span> names = UsedNames.in(node.items());
    Map<String, Span> early = UsedNames.in(node.beforeResult());
    early.forEach(names::putIfAbsent);
    names.keySet().removeIf(name -> environment.findLocal(name) != null);
    if (!early.containsKey(own)) {
      names.remove(own);
    }
    used.put(own, names);
    for (String name : names.keySet()) {
      if (nodes.containsKey(name)) {
        before.add(name);
      }
    }
    edges.put(own, before);
  }

  private void visit(String name, List<String> path, Set<String> done) {
    if (done.contains(name)) {
      return;
    }
    int start = path.indexOf(name);
    if (start >= 0) {
      reportCycle(path.subList(start, path.size()));
      return;
    }
    path.add(name);
    for (String before : edges.getOrDefault(name, Set.of())) {
      visit(before, path, done);
    }
    path.removeLast();
    PlanNodeSource node = nodes.get(name);
    if (done.add(name) && node != null) {
      order.add(node);
    }
  }

  /** One message for all cycles that share a node. */
  private void reportCycle(List<String> cycle) {
    boolean known = cycle.stream().anyMatch(cyclic::contains);
    cyclic.addAll(cycle);
    PlanNodeSource first = nodes.get(cycle.getFirst());
    if (known || first == null) {
      return;
    }
    StringBuilder path = new StringBuilder("`" + cycle.getFirst() + "` waits for ");
    for (String name : cycle.subList(1, cycle.size())) {
      path.append('`').append(name).append("`, which waits for ");
    }
    path.append(cycle.size() == 1 ? "itself" : "`" + cycle.getFirst() + "`");
    List<RelatedSpan> related = new ArrayList<>();
    for (String name : cycle.subList(1, cycle.size())) {
      PlanNodeSource node = nodes.get(name);
      if (node != null) {
        related.add(new RelatedSpan(source, node.name().span(), "`" + name + "` stands here"));
      }
    }
    sink.report(
        Diagnostic.of(
                PlanCode.PLAN_CYCLE, source, first.name().span(), "this can never begin: " + path)
            .withHelp("a node waits for those after `after` and for those whose names it uses")
            .withRelated(related));
  }
}
