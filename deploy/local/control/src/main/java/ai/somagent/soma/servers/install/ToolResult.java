package ai.somagent.soma.servers.install;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a tool ended.
 *
 * @param exit its exit code; 124 when it took too long
 * @param lines the last lines of what it printed, standard error included
 */
record ToolResult(int exit, List<String> lines) {

  /** How a line that says why begins: Maven's, pip's, apt's, and {@code initdb: error: …}. */
  private static final Pattern BLAMES =
      Pattern.compile("^(\\[ERROR]|ERROR:|E:|[a-z_-]+: (error|fatal):)\\s*(?=\\S)");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  boolean succeeded() {
    return exit == 0;
  }

  String first() {
    return lines.isEmpty() ? "" : lines.getFirst().strip();
  }

  String text() {
    return String.join("\n", lines);
  }

  /** The lines that say why it failed: those the tool marks as errors, else the last ones. */
  String telling() {
    List<String> marked = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      String plain = COLOUR.matcher(line).replaceAll("").strip();
      if (plain.isEmpty()) {
        continue;
      }
      all.add(plain);
      String blame = BLAMES.matcher(plain).replaceFirst("");
      if (!blame.equals(plain)) {
        marked.add(blame);
      }
    }
    List<String> chosen =
        marked.isEmpty() ? all.subList(Math.max(0, all.size() - 3), all.size()) : marked;
    return String.join("; ", chosen.subList(0, Math.min(2, chosen.size())));
  }
}
