package ai.somagent.soma.cli.graph;

import ai.somagent.soma.cli.graph.StepGraph.Edge;
import ai.somagent.soma.cli.graph.StepGraph.Group;
import ai.somagent.soma.cli.graph.StepGraph.Node;
import java.util.List;

/** Writes graphs as Mermaid flow charts. */
public final class MermaidGraph {
  private MermaidGraph() {}

  /** One flow chart; a further one would have to stand in a text of its own. */
  public static String write(StepGraph graph) {
    StringBuilder out = new StringBuilder();
    out.append("---\ntitle: ").append(yaml(graph.title())).append("\n---\nflowchart TD\n");
    nodes(out, graph.nodes(), -1, "  ");
    for (int i = 0; i < graph.groups().size(); i++) {
      Group group = graph.groups().get(i);
      out.append("  subgraph ").append(group.id()).append('[').append(text(group.label()));
      out.append("]\n");
      nodes(out, graph.nodes(), i, "    ");
      out.append("  end\n");
    }
    for (Edge edge : graph.edges()) {
      out.append("  ").append(edge.from()).append(edge.aside() ? " -.->" : " -->");
      if (!edge.label().isEmpty()) {
        out.append('|').append(text(edge.label())).append('|');
      }
      out.append(' ').append(edge.to()).append('\n');
    }
    return out.toString();
  }

  private static void nodes(StringBuilder out, List<Node> nodes, int group, String indent) {
    for (Node node : nodes) {
      if (node.group() == group) {
        String line = node.line() == 0 ? "" : "<br/><small>line " + node.line() + "</small>";
        String label = "\"" + escaped(node.label()) + line + "\"";
        out.append(indent).append(node.id()).append(shape(node, label)).append('\n');
      }
    }
  }

  private static String shape(Node node, String label) {
    return switch (node.shape()) {
      case START, END -> "([" + label + "])";
      case EFFECT -> "[" + label + "]";
      case DECISION -> "{" + label + "}";
      case LOOP -> "{{" + label + "}}";
      case FORK -> "[/" + label + "\\]";
      case STATE -> "[(" + label + ")]";
      case SCOPE -> "(" + label + ")";
      case FAILURE -> ">" + label + "]";
    };
  }

  private static String text(String label) {
    return "\"" + escaped(label) + "\"";
  }

  /** Mermaid knows entities only as {@code #name;}, and reads Markdown and HTML in labels. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c < ' ' || "\"#<>&;`*_[]{}()|\\".indexOf(c) >= 0) {
            out.append('#').append(c).append(';');
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  private static String yaml(String title) {
    return "\"" + title.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
