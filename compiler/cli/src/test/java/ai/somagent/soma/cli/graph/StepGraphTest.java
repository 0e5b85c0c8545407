package ai.somagent.soma.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.cli.graph.StepGraph.Edge;
import ai.somagent.soma.cli.graph.StepGraph.Node;
import ai.somagent.soma.cli.graph.StepGraph.Shape;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StepGraphTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("soma.repository"), "compiler", "corpus");

  private static final String PROGRAM =
      """
      module demo

      tool files via java "demo.Files" {
        action read(path: string) -> string(max: 100) { effect: read, risk: low }
        action write(path: string, text: string) { effect: write, risk: medium, idempotent: true }
      }

      capsule copy version "1.0.0" {
        owner: "team:demo"
        budget(tool_calls: 100, wall_clock: 1h)

        input { names: list<string>(max: 5) }
        output bool

        steps {
          try {
            for name in input.names {
              let text = call files.read(path: name)
              if text == "" {
                continue
              }
              call files.write(path: "[${name}]", text: text)
            }
          } catch Unavailable {
            return false
          }
          return true
        }
      }
      """;

  private static Compilation compile(SourceText text) {
    return Compiler.compile(new CompilationInput(List.of(text), StandardLibrary.INSTANCE));
  }

  private static StepGraph sample() {
    SourceText text = new SourceText("copy.soma", PROGRAM);
    Compilation compilation = compile(text);
    assertThat(compilation.diagnostics()).noneMatch(found -> found.isError());
    return GraphBuilder.build(compilation.checkedCapsules().getFirst(), text);
  }

  @Test
  void loopBranchAndCatch_areDrawnAsMermaid() {
    assertThat(MermaidGraph.write(sample()))
        .isEqualTo(
            """
            ---
            title: "demo.copy 1.0.0"
            ---
            flowchart TD
              n0(["start<br/><small>line 8</small>"])
              n1("try<br/><small>line 16</small>")
              n2{{"for name in input.names max 5<br/><small>line 17</small>"}}
              n3["text = call files.read retry 3<br/><small>line 18</small>"]
              n4{"text == #34;#34;<br/><small>line 19</small>"}
              n5["call files.write retry 3<br/><small>line 22</small>"]
              n6(["return<br/><small>line 25</small>"])
              n7(["return<br/><small>line 27</small>"])
              n0 --> n1
              n1 --> n2
              n2 -->|"each"| n3
              n3 --> n4
              n4 -->|"yes"| n2
              n4 -->|"no"| n5
              n5 --> n2
              n1 -.->|"catch Unavailable"| n6
              n2 -->|"done"| n7
            """);
  }

  @Test
  void dot_hasTheSameNodesAndEdges() {
    assertThat(DotGraph.write(sample()))
        .contains("n4 [label=\"text == \\\"\\\"\\nline 19\" shape=diamond]")
        .contains("n1 -> n6 [label=\"catch Unavailable\" style=dashed]");
  }

  @Test
  void everyNodeOfEveryCapsuleOfTheCorpus_isReached() throws IOException {
    int graphs = 0;
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(f -> f.endsWith("main.soma")).sorted().toList()) {
        SourceText text = new SourceText(file.toString(), Files.readString(file));
        Compilation compilation = compile(text);
        if (!compilation.hasErrors()) {
          for (CheckedCapsule capsule : compilation.checkedCapsules()) {
            StepGraph graph = GraphBuilder.build(capsule, text);
            assertThat(unreached(graph)).as(file.toString()).isEmpty();
            graphs++;
          }
        }
      }
    }
    assertThat(graphs).isPositive();
  }

  private static List<Node> unreached(StepGraph graph) {
    Set<String> reached = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node.shape() == Shape.START) {
        reached.add(node.id());
      }
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Edge edge : graph.edges()) {
        more |= reached.contains(edge.from()) && reached.add(edge.to());
      }
    }
    List<Node> unreached = new ArrayList<>(graph.nodes());
    unreached.removeIf(node -> reached.contains(node.id()));
    return unreached;
  }
}
