package ai.somagent.soma.cli.graph;

import ai.somagent.soma.cli.graph.StepGraph.Edge;
import ai.somagent.soma.cli.graph.StepGraph.Group;
import ai.somagent.soma.cli.graph.StepGraph.Node;
import java.util.List;

/** Writes graphs in Graphviz's language. */
public final class DotGraph {
  private DotGraph() {}

  public static String write(StepGraph graph) {
    StringBuilder out = new StringBuilder();
    out.append("digraph ").append(quoted(graph.title())).append(" {\n");
    out.append("  label=").append(quoted(graph.title())).append(" labelloc=t fontname=Helvetica\n");
    out.append("  node [fontname=Helvetica fontsize=11]\n  edge [fontname=Helvetica fontsize=9]\n");
    nodes(out, graph.nodes(), -1, "  ");
    for (int i = 0; i < graph.groups().size(); i++) {
      Group group = graph.groups().get(i);
      out.append("  subgraph cluster_").append(group.id()).append(" {\n    label=");
      out.append(quoted(group.label())).append(" style=rounded\n");
      nodes(out, graph.nodes(), i, "    ");
      out.append("  }\n");
    }
    for (Edge edge : graph.edges()) {
      out.append("  ").append(edge.from()).append(" -> ").append(edge.to());
      out.append(" [label=").append(quoted(edge.label()));
      out.append(edge.aside() ? " style=dashed]\n" : "]\n");
    }
    return out.append("}\n").toString();
  }

  private static void nodes(StringBuilder out, List<Node> nodes, int group, String indent) {
    for (Node node : nodes) {
      if (node.group() == group) {
        String line = node.line() == 0 ? "" : "\nline " + node.line();
        out.append(indent).append(node.id()).append(" [label=").append(quoted(node.label() + line));
        out.append(" shape=").append(shape(node)).append("]\n");
      }
    }
  }

  private static String shape(Node node) {
    return switch (node.shape()) {
      case START, END -> "oval";
      case EFFECT -> "box";
      case DECISION -> "diamond";
      case LOOP -> "hexagon";
      case FORK -> "trapezium";
      case STATE -> "cylinder";
      case SCOPE -> "box style=rounded";
      case FAILURE -> "octagon";
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
