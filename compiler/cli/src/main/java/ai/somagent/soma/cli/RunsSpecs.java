package ai.somagent.soma.cli;

import static ai.somagent.soma.cli.SpecParts.colour;
import static ai.somagent.soma.cli.SpecParts.command;
import static ai.somagent.soma.cli.SpecParts.flag;
import static ai.somagent.soma.cli.SpecParts.format;
import static ai.somagent.soma.cli.SpecParts.help;
import static ai.somagent.soma.cli.SpecParts.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What operators do with runs. */
final class RunsSpecs {
  static final String GROUP = "runs";

  private RunsSpecs() {}

  /** Without its commands, which other commands need not wait for. */
  static CommandSpec group() {
    return command(GROUP, "Looks at runs on a Temporal server, and acts on them.");
  }

  static CommandSpec groupWithCommands() {
    CommandSpec group = group();
    for (CommandSpec each :
        List.of(
            list(),
            one("show", "Shows a run: what it is, what it waits for, what it has spent."),
            one("explain", "Says in sentences where a run stands, and what to do."),
            watch(),
            named("signal", "Sends a signal to a run.", "SIGNAL"),
            named("update", "Asks a run for a change and prints the answer.", "UPDATE"),
            decide("approve", "Approves what a run asks, by what it shows."),
            decide("reject", "Refuses what a run asks, by what it shows."),
            query(),
            one("cancel", "Asks a run to stop; it cleans up first.").addOption(reason()),
            one("kill", "Ends a run at once, without cleaning up.").addOption(reason()),
            history(),
            replay(),
            onServer(command("register", "Has a server keep the search attributes of runs.")))) {
      each.addOption(help());
      group.addSubcommand(each.name(), each);
    }
    return group;
  }

  /** Stands beside the group, for it needs no server. */
  static CommandSpec debug() {
    return command("debug", "Steps through a recorded run, forward and back; needs no server.")
        .addPositional(word(0, "HISTORY", "What `soma runs history` wrote."))
        .addOption(option("--script", "FILE", "Commands, one a line, instead of standard input."));
  }

  private static CommandSpec list() {
    return onServer(command("list", "Lists runs, the youngest first."))
        .addOption(option("--capsule", "NAME", "Only runs of this capsule, by its full name."))
        .addOption(status())
        .addOption(option("--tenant", "NAME", "Only runs of this tenant."))
        .addOption(
            OptionSpec.builder("--limit")
                .type(int.class)
                .paramLabel("N")
                .description("Most runs to list (default: 50).")
                .build())
        .addOption(option("--page", "TOKEN", "What the list before said comes next."));
  }

  private static OptionSpec status() {
    return OptionSpec.builder("--status")
        .type(String.class)
        .paramLabel("STATUS")
        .completionCandidates(RunsReader.STATUSES)
        .description("Only runs that are: " + String.join(", ", RunsReader.STATUSES) + ".")
        .build();
  }

  private static CommandSpec watch() {
    return one("watch", "Follows a run until it ends, a line a change; Ctrl-C leaves it alone.");
  }

  private static CommandSpec history() {
    return one("history", "Writes what was recorded of a run, as Temporal's JSON.")
        .addOption(option("--out", "FILE", "Where to (default: standard output)."))
        .addOption(flag("--with-program", "Lay the run's program beside it, for `replay`."));
  }

  private static CommandSpec replay() {
    return command("replay", "Runs a recorded history again with this version; needs no server.")
        .addPositional(word(0, "FILE", "What `soma runs history` wrote."))
        .addOption(format())
        .addOption(colour());
  }

  private static CommandSpec query() {
    return one("query", "Asks a run a question and prints the answer.")
        .addPositional(word(1, "QUERY", "Name of the query."));
  }

  private static CommandSpec named(String name, String description, String label) {
    return one(name, description)
        .addPositional(word(1, label, "Its name."))
        .addOption(
            OptionSpec.builder("-i", "--input")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("INPUT")
                .description(
                    "What is sent: JSON, @FILE, - for standard input, or one field as name=value.",
                    "May be repeated.")
                .build());
  }

  private static CommandSpec decide(String name, String description) {
    CommandSpec spec =
        one(name, description)
            .addPositional(
                PositionalParamSpec.builder()
                    .index("1")
                    .type(String.class)
                    .arity("0..1")
                    .paramLabel("APPROVAL")
                    .description("Which, where the run asks several things.")
                    .build())
            .addOption(
                option("--as", "NAME", "Who decides (default: the login name); nobody checks it."))
            .addOption(option("--email", "ADDRESS", "Of whoever decides."))
            .addOption(several("--role", "NAME", "A role of whoever decides; nobody checks it."))
            .addOption(several("--group", "NAME", "A group of whoever decides; nobody checks it."))
            .addOption(option("--digest", "DIGEST", "Decide only about this, as `show` showed it."))
            .addOption(option("--comment", "TEXT", "Kept with the decision."));
    return spec.addOption(
        several("--form", "VALUE", "The form: name=value, JSON, @FILE, - for standard input."));
  }

  private static OptionSpec several(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description, "May be repeated.")
        .build();
  }

  private static OptionSpec reason() {
    return option("--reason", "TEXT", "Why, kept in the run's history.");
  }

  private static CommandSpec one(String name, String description) {
    return onServer(command(name, description)).addPositional(word(0, "ID", "The run's id."));
  }

  private static CommandSpec onServer(CommandSpec spec) {
    return spec.addOption(
            option(
                "--temporal",
                "HOST:PORT",
                "The server (default: TEMPORAL_ADDRESS, else 127.0.0.1:7233)."))
        .addOption(
            option(
                "--namespace",
                "NAME",
                "Its namespace (default: TEMPORAL_NAMESPACE, else default)."))
        .addOption(format())
        .addOption(colour());
  }

  private static PositionalParamSpec word(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .type(String.class)
        .arity("1")
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }
}
