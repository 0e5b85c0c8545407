package ai.somagent.soma.cli.graph;

import java.util.List;

/**
 * Nodes in groups and edges between them.
 *
 * @param title what the graph is of
 */
public record StepGraph(String title, List<Node> nodes, List<Group> groups, List<Edge> edges) {
  public StepGraph {
    nodes = List.copyOf(nodes);
    groups = List.copyOf(groups);
    edges = List.copyOf(edges);
  }

  /** What a node stands for, which decides its shape. */
  public enum Shape {
    START,
    END,
    EFFECT,
    DECISION,
    LOOP,
    FORK,
    STATE,
    SCOPE,
    FAILURE
  }

  /**
   * A step.
   *
   * @param id letters and digits
   * @param group index of its group, or -1
   * @param line in the source, from 1; 0 for none
   */
  public record Node(String id, Shape shape, String label, int line, int group) {}

  /** Nodes that belong together: a node of a plan, a handler. */
  public record Group(String id, String label) {}

  /** A way from a node to another; {@code aside} for undo and errors. */
  public record Edge(String from, String to, String label, boolean aside) {}
}
