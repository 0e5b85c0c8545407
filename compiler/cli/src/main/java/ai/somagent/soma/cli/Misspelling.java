package ai.somagent.soma.cli;

import ai.somagent.soma.bind.NearName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, with the word that was probably meant. */
final class Misspelling {
  private Misspelling() {}

  static String message(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().getFirst(), problem.getCommandLine());
    }
    String message = inLowerCase(String.valueOf(problem.getMessage()));
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  /** The words that an option takes are written small; Picocli names our constants. */
  private static String inLowerCase(String message) {
    int start = message.indexOf("expected one of [");
    int end = message.indexOf(" (case-insensitive)", Math.max(0, start));
    return start < 0 || end < 0
        ? message
        : message.substring(0, start)
            + message.substring(start, end).toLowerCase(Locale.ROOT)
            + message.substring(end + " (case-insensitive)".length());
  }

  private static String unknown(String word, CommandLine command) {
    int equals = word.indexOf('=');
    boolean option = word.startsWith("-");
    String name = option && equals > 0 ? word.substring(0, equals) : word;
    boolean group = !command.getSubcommands().isEmpty();
    String kind = option ? "option" : group ? "command" : "argument";
    List<String> known = new ArrayList<>();
    if (option) {
      command.getCommandSpec().optionsMap().keySet().forEach(known::add);
    } else {
      known.addAll(command.getSubcommands().keySet());
    }
    String near = NearName.find(name, known);
    String where = command.getParent() == null ? "" : " of `soma " + command.getCommandName() + "`";
    return "there is no "
        + kind
        + " `"
        + name
        + "`"
        + where
        + (near == null ? "" : "; did you mean `" + near + "`?");
  }
}
