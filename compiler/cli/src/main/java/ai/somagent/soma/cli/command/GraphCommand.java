package ai.somagent.soma.cli.command;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.graph.DotGraph;
import ai.somagent.soma.cli.graph.GraphBuilder;
import ai.somagent.soma.cli.graph.MermaidGraph;
import ai.somagent.soma.cli.graph.StepGraph;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma graph}: the steps of a capsule as a graph.
 *
 * @param capsule name or id, or null when there is only one
 */
public record GraphCommand(List<String> paths, @Nullable String capsule, Form form)
    implements Command {
  /** In which language a graph is written. */
  public enum Form {
    MERMAID,
    DOT
  }

  public GraphCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    CompiledSources sources = CompiledSources.read(paths);
    ExitCode checked = ReportPrinter.printFindings(sources.report(false), console);
    if (checked != ExitCode.CLEAN) {
      return checked;
    }
    try {
      CheckedCapsule chosen =
          CapsuleChoice.chooseChecked(sources.compilation().checkedCapsules(), capsule);
      StepGraph graph = GraphBuilder.build(chosen, text(sources, chosen.source()));
      console.out().print(form == Form.DOT ? DotGraph.write(graph) : MermaidGraph.write(graph));
      return ExitCode.CLEAN;
    } catch (CapsuleChoice.NoSuchCapsuleException e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    }
  }

  private static SourceText text(CompiledSources sources, String name) {
    for (SourceText text : sources.files().texts()) {
      if (text.name().equals(name)) {
        return text;
      }
    }
    throw new NoSuchElementException("a capsule stands in one of the texts: " + name);
  }
}
