package ai.somagent.soma.cli;

import static ai.somagent.soma.cli.SpecParts.REPORTS;
import static ai.somagent.soma.cli.SpecParts.colour;
import static ai.somagent.soma.cli.SpecParts.command;
import static ai.somagent.soma.cli.SpecParts.files;
import static ai.somagent.soma.cli.SpecParts.flag;
import static ai.somagent.soma.cli.SpecParts.reportFormat;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands that read programs without running them. */
final class SourceSpecs {
  private SourceSpecs() {}

  static CommandSpec check() {
    return command("check", "Checks programs and says what is wrong.")
        .addPositional(files("0..*"))
        .addOption(reportFormat(REPORTS))
        .addOption(colour())
        .addOption(
            OptionSpec.builder("--deny")
                .type(String.class)
                .paramLabel("warnings")
                .completionCandidates(List.of("warnings"))
                .description("Exit with 1 for warnings too.")
                .build());
  }

  static CommandSpec fmt() {
    return command("fmt", "Rewrites programs in the canonical layout.")
        .addPositional(files("0..*"))
        .addOption(flag("--check", "Only list files that would change; exit with 1 if any."))
        .addOption(flag("--stdin", "Read standard input, write standard output."))
        .addOption(reportFormat(REPORTS))
        .addOption(colour());
  }

  static CommandSpec compile() {
    return command("compile", "Compiles capsules to IR, or a folder to a bundle.")
        .addPositional(files("1..*"))
        .addOption(
            OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("PATH")
                .description("A bundle when it ends in .zip, else a folder for IR and source maps.")
                .build())
        .addOption(reportFormat(REPORTS))
        .addOption(colour());
  }
}
