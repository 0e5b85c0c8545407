package ai.somagent.soma.cli.graph;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.cli.graph.StepGraph.Edge;
import ai.somagent.soma.cli.graph.StepGraph.Group;
import ai.somagent.soma.cli.graph.StepGraph.Node;
import ai.somagent.soma.cli.graph.StepGraph.Shape;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects nodes and edges while steps are walked. Not thread-safe. */
public final class GraphBuilder {
  /** A way that leads on to whatever comes next. */
  record Exit(String node, String label, boolean aside) {}

  /** Longer pieces of source are cut. */
  private static final int MAX_LABEL = 48;

  private final SourceText source;
  private final LineMap lines;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /** Ways that a `yield` or `break` leads to the end of a region. */
  private final Map<YieldTarget, List<Exit>> leaving = new IdentityHashMap<>();

  /** Loops by the target that `continue` names. */
  private final Map<YieldTarget, String> turns = new IdentityHashMap<>();

  private int group = -1;

  private GraphBuilder(SourceText source) {
    this.source = source;
    this.lines = source.lines();
  }

  /** The graph of {@code capsule}, which stands in {@code source}. */
  public static StepGraph build(CheckedCapsule capsule, SourceText source) {
    GraphBuilder builder = new GraphBuilder(source);
    builder.walk(capsule);
    String title = capsule.qualifiedName() + " " + capsule.version();
    return new StepGraph(title, builder.nodes, builder.groups, builder.edges);
  }

  private void walk(CheckedCapsule capsule) {
    StepWalk walk = new StepWalk(this);
    String start = node(Shape.START, "start", capsule.span());
    List<Exit> end = walk.steps(capsule.steps(), from(start));
    if (!end.isEmpty()) {
      link(end, node(Shape.END, "end", null));
    }
    for (CapsuleMember member : capsule.members()) {
      if (member instanceof CapsuleMember.SignalChecked signal && signal.body() != null) {
        handler(walk, "signal " + signal.symbol().name(), signal.body(), signal.span());
      } else if (member instanceof CapsuleMember.UpdateChecked update) {
        handler(walk, "update " + update.name(), update.body(), update.span());
      }
    }
  }

  private void handler(StepWalk walk, String name, List<CheckedStep> body, Span span) {
    int before = enter(name);
    walk.steps(body, from(node(Shape.START, name, span)));
    leave(before);
  }

  /** Opens a group; gives what {@link #leave} needs to close it. */
  int enter(String label) {
    int before = group;
    group = groups.size();
    groups.add(new Group("g" + group, label));
    return before;
  }

  void leave(int before) {
    group = before;
  }

  /** A new node; {@code span} null for one that no source stands for. */
  String node(Shape shape, String label, @Nullable Span span) {
    String id = "n" + nodes.size();
    int line = span == null ? 0 : lines.line(span.start()) + 1;
    nodes.add(new Node(id, shape, label, line, group));
    return id;
  }

  static List<Exit> from(String node) {
    return from(node, "");
  }

  static List<Exit> from(String node, String label) {
    return List.of(new Exit(node, label, false));
  }

  static List<Exit> aside(String node, String label) {
    return List.of(new Exit(node, label, true));
  }

  void link(List<Exit> exits, String to) {
    for (Exit exit : exits) {
      edges.add(new Edge(exit.node(), to, exit.label(), exit.aside()));
    }
  }

  void leaves(YieldTarget target, List<Exit> exits) {
    leaving.computeIfAbsent(target, t -> new ArrayList<>()).addAll(exits);
  }

  /** What left {@code target} early, which its region takes up again. */
  List<Exit> left(YieldTarget target) {
    List<Exit> exits = leaving.remove(target);
    return exits == null ? List.of() : exits;
  }

  void turn(YieldTarget target, String loop) {
    turns.put(target, loop);
  }

  @Nullable String turn(YieldTarget target) {
    return turns.get(target);
  }

  /** The source of {@code span} on one line. */
  String text(Span span) {
    String text = span.end() <= source.text().length() ? source.slice(span).strip() : "";
    StringBuilder out = new StringBuilder();
    for (String word : text.split("\\s+", -1)) {
      out.append(out.isEmpty() ? "" : " ").append(word);
    }
    return out.length() <= MAX_LABEL ? out.toString() : out.substring(0, MAX_LABEL - 1) + "…";
  }
}
