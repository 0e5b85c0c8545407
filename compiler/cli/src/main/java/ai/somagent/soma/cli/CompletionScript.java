package ai.somagent.soma.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What makes a shell complete {@code soma}. */
final class CompletionScript {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private CompletionScript() {}

  /** Picocli's script serves zsh, too, through zsh's emulation of bash's completion. */
  static String of(String shell, CommandSpec root) {
    return shell.equals("fish") ? fish(root) : AutoComplete.bash("soma", new CommandLine(root));
  }

  private static String fish(CommandSpec root) {
    StringBuilder out = new StringBuilder("# fish completion of soma\n");
    for (CommandLine command : root.subcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      line(out, "__fish_use_subcommand", "-f -a " + spec.name(), first(spec));
      String inside = "__fish_seen_subcommand_from " + spec.name();
      for (OptionSpec option : spec.options()) {
        option(out, inside, option);
      }
      if (spec.name().equals("completion")) {
        line(out, inside, "-f -a '" + String.join(" ", SHELLS) + "'", "");
      }
    }
    return out.toString();
  }

  private static void option(StringBuilder out, String condition, OptionSpec option) {
    String names = String.join(" ", names(option));
    if (option.arity().max() > 0) {
      List<String> values = values(option);
      names += values.isEmpty() ? " -r" : " -x -a '" + String.join(" ", values) + "'";
    }
    line(out, condition, names, option.description().length == 0 ? "" : option.description()[0]);
  }

  private static List<String> names(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String name : option.names()) {
      names.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    return names;
  }

  private static List<String> values(OptionSpec option) {
    List<String> values = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(values::add);
    }
    return values;
  }

  private static void line(StringBuilder out, String condition, String what, String text) {
    out.append("complete -c soma -n '").append(condition).append("' ").append(what);
    if (!text.isEmpty()) {
      out.append(" -d '").append(text.replace("\\", "\\\\").replace("'", "\\'")).append('\'');
    }
    out.append('\n');
  }

  private static String first(CommandSpec spec) {
    String[] description = spec.usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }
}
