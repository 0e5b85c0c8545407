package ai.somagent.soma.cli;

import static ai.somagent.soma.cli.SpecParts.colour;
import static ai.somagent.soma.cli.SpecParts.command;
import static ai.somagent.soma.cli.SpecParts.files;
import static ai.somagent.soma.cli.SpecParts.flag;
import static ai.somagent.soma.cli.SpecParts.format;
import static ai.somagent.soma.cli.SpecParts.help;
import static ai.somagent.soma.cli.SpecParts.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command and option with its help text. */
final class CommandSpecs {
  private CommandSpecs() {}

  static CommandSpec root() {
    return root(RunsSpecs.groupWithCommands());
  }

  /** As much as this command line needs: building specs takes time that `check` has not. */
  static CommandSpec rootFor(String[] args) {
    boolean runs = args.length > 0 && args[0].equals(RunsSpecs.GROUP);
    return root(runs ? RunsSpecs.groupWithCommands() : RunsSpecs.group());
  }

  private static CommandSpec root(CommandSpec runs) {
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
        List.of(
            SourceSpecs.check(),
            SourceSpecs.fmt(),
            SourceSpecs.compile(),
            SourceSpecs.lock(),
            SourceSpecs.explain(),
            SourceSpecs.graph(),
            SourceSpecs.diff(),
            SourceSpecs.init(),
            run(),
            runs,
            RunsSpecs.debug(),
            serve(),
            lsp(),
            SourceSpecs.completion(),
            version())) {
      command.addOption(help());
      root.addSubcommand(command.name(), command);
    }
    return root;
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
                "--as",
                "NAME",
                "Who starts it (default: the login name), and so approves nothing in it."))
        .addOption(
            option(
                "--temporal",
                "HOST:PORT",
                "A Temporal server; without it, a `temporal` binary on PATH or the embedded one."))
        .addOption(option("--namespace", "NAME", "Temporal namespace (default: default)."))
        .addOption(flag("--embedded", "Use the embedded Temporal even if a binary is there."))
        .addOption(format())
        .addOption(colour());
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
}
