package ai.somagent.soma.cli.command;

import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.render.CapsuleExplanation;
import ai.somagent.soma.cli.render.ExplanationJson;
import ai.somagent.soma.cli.render.ExplanationText;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.compile.WovenGuards;
import ai.somagent.soma.label.Labels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma explain FILE}: what a run of a capsule needs at least and at most, and where labelled
 * values go.
 *
 * @param capsule name or id, or null for all of them
 * @param why the number to take apart into all lines it comes from, or null for the largest of each
 */
public record ExplainProgramCommand(
    List<String> paths, @Nullable String capsule, @Nullable Measure why, OutputFormat format)
    implements Command {
  public ExplainProgramCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    CompiledSources sources = CompiledSources.read(paths);
    if (sources.report(false).exit() != ExitCode.CLEAN) {
      return ReportPrinter.printFindings(sources.report(false), console);
    }
    List<CheckedCapsule> chosen = sources.compilation().checkedCapsules();
    try {
      if (capsule != null || chosen.isEmpty()) {
        chosen = List.of(CapsuleChoice.chooseChecked(chosen, capsule));
      }
    } catch (CapsuleChoice.NoSuchCapsuleException e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    }
    List<CapsuleExplanation> explained = new ArrayList<>();
    for (CheckedCapsule one : chosen) {
      explained.add(new CapsuleExplanation(one, Bounds.of(one, WovenGuards::of), Labels.of(one)));
    }
    if (format == OutputFormat.JSON) {
      ExplanationJson json = new ExplanationJson(sources.files().texts());
      console.out().println(json.render(explained).toPrettyString());
    } else {
      ExplanationText text = new ExplanationText(sources.files().texts(), why);
      explained.forEach(one -> console.out().print(text.render(one)));
    }
    return ExitCode.CLEAN;
  }
}
