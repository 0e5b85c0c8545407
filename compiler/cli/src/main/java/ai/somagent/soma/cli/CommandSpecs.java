package ai.somagent.soma.cli;

import ai.somagent.soma.cli.console.OutputFormat;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Every command and option with its help text. */
final class CommandSpecs {
  private CommandSpecs() {}

  static CommandSpec root() {
    CommandSpec root = CommandSpec.create().name("soma");
    root.usageMessage()
        .description("The Soma language: checks, compiles and runs task capsules.")
        .footer(
            "",
            "`./soma servers` brings up real servers on this machine; see `./soma servers help`.",
            "Exit codes: 0 clean, 1 findings or a failed run, 2 wrong command line,",
            "3 the surroundings do not allow it, 130 interrupted.");
    root.addOption(help());
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    for (CommandSpec command :
        List.of(check(), fmt(), compile(), run(), serve(), lsp(), version())) {
      command.addOption(help());
      root.addSubcommand(command.name(), command);
    }
    return root;
  }

  private static CommandSpec check() {
    return command("check", "Checks programs and says what is wrong.")
        .addPositional(files("1..*"))
        .addOption(format())
        .addOption(
            OptionSpec.builder("--deny")
                .type(String.class)
                .paramLabel("warnings")
                .completionCandidates(List.of("warnings"))
                .description("Exit with 1 for warnings too.")
                .build());
  }

  private static CommandSpec fmt() {
    return command("fmt", "Rewrites programs in the canonical layout.")
        .addPositional(files("0..*"))
        .addOption(flag("--check", "Only list files that would change; exit with 1 if any."))
        .addOption(flag("--stdin", "Read standard input, write standard output."));
  }

  private static CommandSpec compile() {
    return command("compile", "Compiles capsules to IR, or a folder to a bundle.")
        .addPositional(files("1..*"))
        .addOption(
            OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("PATH")
                .description("A bundle when it ends in .zip, else a folder for IR and source maps.")
                .build())
        .addOption(format());
  }

  private static CommandSpec run() {
    return command("run", "Compiles a capsule and runs it durably on Temporal.")
        .addPositional(files("1..*"))
        .addOption(option("--capsule", "NAME", "Which capsule, when there are several."))
        .addOption(
            OptionSpec.builder("-i", "--input")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("INPUT")
                .description(
                    "The input: JSON, @FILE, - for standard input, or one field as name=value.",
                    "May be repeated.")
                .build())
        .addOption(option("--id", "ID", "The run's id; an id that is running is attached to."))
        .addOption(
            option(
                "--temporal",
                "HOST:PORT",
                "A Temporal server; without it, a `temporal` binary on PATH or the embedded one."))
        .addOption(option("--namespace", "NAME", "Temporal namespace (default: default)."))
        .addOption(flag("--embedded", "Use the embedded Temporal even if a binary is there."))
        .addOption(format());
  }

  private static CommandSpec serve() {
    return command("serve", "Serves the HTTP API on loopback.")
        .addOption(
            OptionSpec.builder("--port")
                .type(int.class)
                .paramLabel("PORT")
                .description("Port to listen on (default: 8480; 0 picks a free one).")
                .build())
        .addOption(option("--temporal", "HOST:PORT", "A Temporal server, as for run."))
        .addOption(option("--namespace", "NAME", "Temporal namespace (default: default)."))
        .addOption(flag("--embedded", "Use the embedded Temporal even if a binary is there."));
  }

  private static CommandSpec lsp() {
    return command("lsp", "Serves editors over standard input and output.");
  }

  private static CommandSpec version() {
    return command("version", "Prints the version.").addOption(format());
  }

  private static CommandSpec command(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec;
  }

  private static PositionalParamSpec files(String arity) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity(arity)
        .paramLabel("FILE")
        .description("Files, or folders for every .soma file in them.")
        .build();
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this help.")
        .build();
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).description(description).build();
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec format() {
    return OptionSpec.builder("--format")
        .type(OutputFormat.class)
        .paramLabel("text|json")
        .description("For people or for programs (default: text).")
        .build();
  }
}
