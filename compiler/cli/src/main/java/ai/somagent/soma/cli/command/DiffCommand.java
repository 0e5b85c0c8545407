package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.render.DiffJson;
import ai.somagent.soma.cli.render.DiffText;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.diff.CapsuleDiff;
import ai.somagent.soma.diff.ProgramDiff;
import java.util.List;

/**
 * {@code soma diff}: what changed of the interfaces of capsules, and whether their versions say so.
 *
 * @param before a file or folder
 * @param after a file or folder
 */
public record DiffCommand(String before, String after, OutputFormat format) implements Command {

  @Override
  public ExitCode execute(Console console) {
    CompiledSources old = CompiledSources.read(List.of(before));
    CompiledSources now = CompiledSources.read(List.of(after));
    for (CompiledSources sources : List.of(old, now)) {
      // Warnings are for `soma check`; only what cannot be compared stops this.
      if (sources.report(false).exit() != ExitCode.CLEAN) {
        return ReportPrinter.printFindings(sources.report(false), console);
      }
    }
    CapsuleTexts was = new CapsuleTexts(old.compilation());
    CapsuleTexts is = new CapsuleTexts(now.compilation());
    List<CapsuleDiff> found =
        ProgramDiff.compare(
            old.compilation().checkedCapsules(),
            now.compilation().checkedCapsules(),
            (left, right) -> !was.of(left).equals(is.of(right)));
    if (format == OutputFormat.JSON) {
      console.out().println(DiffJson.render(found).toPrettyString());
    } else {
      console.out().print(DiffText.render(found));
    }
    boolean adequate = found.stream().allMatch(CapsuleDiff::adequate);
    return adequate ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
