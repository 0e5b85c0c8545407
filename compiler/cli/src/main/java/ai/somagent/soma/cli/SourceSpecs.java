package ai.somagent.soma.cli;

import static ai.somagent.soma.cli.SpecParts.REPORTS;
import static ai.somagent.soma.cli.SpecParts.colour;
import static ai.somagent.soma.cli.SpecParts.command;
import static ai.somagent.soma.cli.SpecParts.files;
import static ai.somagent.soma.cli.SpecParts.flag;
import static ai.somagent.soma.cli.SpecParts.format;
import static ai.somagent.soma.cli.SpecParts.option;
import static ai.somagent.soma.cli.SpecParts.reportFormat;

import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.cli.command.GraphCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands that read programs without running them. */
final class SourceSpecs {
  private static final List<String> MEASURES =
      Arrays.stream(Measure.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();

  private SourceSpecs() {}

  static CommandSpec check() {
    return command("check", "Checks programs and says what is wrong.")
        .addPositional(files("0..*"))
        .addOption(reportFormat(REPORTS))
        .addOption(colour())
        .addOption(flag("--fix", "Apply the fixes of findings that have one, then check."))
        .addOption(flag("--watch", "Check again whenever a file changes."))
        .addOption(flag("--locked", "Take only what soma.lock pins."))
        .addOption(
            option("--project", "FOLDER", "Whose soma.yaml counts (default: from here upwards)."))
        .addOption(
            OptionSpec.builder("--deny")
                .type(String.class)
                .paramLabel("warnings")
                .completionCandidates(List.of("warnings"))
                .description("Exit with 1 for warnings too.")
                .build());
  }

  static CommandSpec explain() {
    return command("explain", "Prints the page of a diagnostic, or labels and bounds of a capsule.")
        .addPositional(
            one(0, "CODE|FILE", "A code like E4001, its name like unreachable-step, or a file."))
        .addPositional(
            PositionalParamSpec.builder()
                .index("1")
                .type(String.class)
                .arity("0..1")
                .paramLabel("CAPSULE")
                .description("Which capsule of the file, when there are several.")
                .build())
        .addOption(
            OptionSpec.builder("--why")
                .type(Measure.class)
                .paramLabel("MEASURE")
                .completionCandidates(MEASURES)
                .description("Which number to take apart in full: ${COMPLETION-CANDIDATES}.")
                .build())
        .addOption(format())
        .addOption(colour());
  }

  static CommandSpec lock() {
    return command("lock", "Writes soma.lock: exactly what programs import now.")
        .addPositional(files("1..*"))
        .addOption(colour());
  }

  static CommandSpec graph() {
    return command("graph", "Draws the steps of a capsule.")
        .addPositional(files("1..*"))
        .addOption(option("--capsule", "NAME", "Which capsule, when there are several."))
        .addOption(
            OptionSpec.builder("--format")
                .type(GraphCommand.Form.class)
                .paramLabel("mermaid|dot")
                .completionCandidates(List.of("mermaid", "dot"))
                .description("In which language (default: mermaid).")
                .build())
        .addOption(colour());
  }

  static CommandSpec diff() {
    return command("diff", "Says which changes break callers or live runs.")
        .addPositional(needed(one(0, "OLD", "The version before: a file or a folder.")))
        .addPositional(needed(one(1, "NEW", "The version after.")))
        .addOption(format())
        .addOption(colour());
  }

  private static PositionalParamSpec needed(PositionalParamSpec word) {
    return word.toBuilder().required(true).build();
  }

  private static PositionalParamSpec one(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  static CommandSpec init() {
    return command("init", "Makes a new project that checks clean and runs.")
        .addPositional(
            PositionalParamSpec.builder()
                .type(String.class)
                .arity("0..1")
                .paramLabel("FOLDER")
                .description("Where (default: here). Nothing is overwritten.")
                .build());
  }

  static CommandSpec completion() {
    return command("completion", "Prints what makes a shell complete soma's commands.")
        .addPositional(
            PositionalParamSpec.builder()
                .type(String.class)
                .arity("1")
                .paramLabel("bash|zsh|fish")
                .completionCandidates(CompletionScript.SHELLS)
                .description("Which shell; for bash: source <(soma completion bash).")
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
