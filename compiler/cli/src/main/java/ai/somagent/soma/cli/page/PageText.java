package ai.somagent.soma.cli.page;

/** A page as a terminal shows it: headings bold, examples set off, no mark-up left. */
public final class PageText {
  private static final String BOLD = "\u001b[1m";
  private static final String CODE = "\u001b[36m";
  private static final String RESET = "\u001b[0m";

  private PageText() {}

  /** {@code markdown} without the line that says where the page comes from. */
  public static String of(String markdown, boolean colour) {
    StringBuilder out = new StringBuilder();
    boolean code = false;
    boolean blank = true;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        code = !code;
        continue;
      }
      if (!code && line.startsWith("> ")) {
        continue;
      }
      boolean empty = line.isBlank();
      if (!(empty && blank && !code)) {
        out.append(code ? example(line) : prose(line, colour)).append('\n');
      }
      blank = empty;
    }
    return out.toString();
  }

  private static String example(String line) {
    return line.isEmpty() ? "" : "    " + line;
  }

  private static String prose(String line, boolean colour) {
    if (line.startsWith("#")) {
      String heading = line.substring(line.indexOf(' ') + 1);
      return colour ? BOLD + heading + RESET : heading;
    }
    return colour ? coloured(line) : line;
  }

  /** What stands in back-ticks keeps them only where colour does not show it. */
  private static String coloured(String line) {
    StringBuilder out = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '`') {
        inside = !inside;
        out.append(inside ? CODE : RESET);
      } else {
        out.append(c);
      }
    }
    return out.append(inside ? RESET : "").toString();
  }
}
