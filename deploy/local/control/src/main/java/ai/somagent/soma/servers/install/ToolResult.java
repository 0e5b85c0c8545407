package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.process.ProcessEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a tool ended.
 *
 * @param exit its exit code; {@link ProcessEnd#TOO_LATE} when it took too long
 * @param lines the last lines of what it printed, standard error included
 */
record ToolResult(int exit, List<String> lines) {

  /** How a line that says why begins: Maven's, pip's, apt's, and {@code initdb: error: …}. */
  private static final Pattern BLAMES =
      Pattern.compile("^(\\[ERROR]|ERROR:|E:|[a-z_-]+: (error|fatal):)\\s*(?=\\S)");

  /** What tools say when they reach nobody; it comes before lines that only follow from it. */
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "unreachable|no such host|unknown host|name resolution|name or service not known"
              + "|connection refused|connection reset|connection timed out|tls handshake timeout",
          Pattern.CASE_INSENSITIVE);

  /** Colours, and what Maven and pip add to each failure. */
  private static final Pattern NOISE =
      Pattern.compile("\u001b\\[[0-9;]*m| -> \\[Help 1]|^WARNING: Retrying .* after [^']*'");

  private static final Pattern MAVENS_ADVICE =
      Pattern.compile("^\\[ERROR] (To see the full|Re-run Maven|For more information|\\[Help).*");

  private static final int LONGEST = 500;

  boolean succeeded() {
    return exit == 0;
  }

  String first() {
    return lines.isEmpty() ? "" : lines.getFirst().strip();
  }

  String text() {
    return String.join("\n", lines);
  }

  /** Whether it failed since the network, or what it asked there, did not answer. */
  boolean foundNobody() {
    return lines.stream().anyMatch(line -> UNREACHABLE.matcher(line).find());
  }

  /** The lines that say why it failed: those the tool marks as errors, else the last ones. */
  String telling() {
    List<String> marked = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      String plain = NOISE.matcher(line).replaceAll("").strip();
      if (plain.isEmpty() || MAVENS_ADVICE.matcher(plain).matches()) {
        continue;
      }
      if (UNREACHABLE.matcher(plain).find()) {
        return shortened(BLAMES.matcher(plain).replaceFirst(""));
      }
      all.add(plain);
      String blame = BLAMES.matcher(plain).replaceFirst("");
      if (!blame.equals(plain)) {
        marked.add(blame);
      }
    }
    List<String> chosen = marked.isEmpty() ? all : marked;
    return chosen.subList(Math.max(0, chosen.size() - 2), chosen.size()).stream()
        .map(ToolResult::shortened)
        .collect(Collectors.joining("; "));
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
