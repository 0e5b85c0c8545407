package ai.somagent.soma.servers.catalogue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the data file with <code>${variables}</code> put in. */
public final class Template {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([a-z0-9_.-]+)}", Pattern.CASE_INSENSITIVE);

  private Template() {}

  /**
   * @param text may hold variables
   * @param values by variable name
   * @return the text with every variable replaced, once: a value is not looked at again
   * @throws IllegalStateException for a variable that has no value: a fault of the data file
   */
  public static String expand(String text, Map<String, String> values) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalStateException(
            "no value for ${"
                + matcher.group(1)
                + "} in `"
                + text.strip().lines().findFirst().orElse("")
                + "`");
      }
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(expanded).toString();
  }

  /** Every word of a command, expanded. */
  public static List<String> expand(List<String> words, Map<String, String> values) {
    return words.stream().map(word -> expand(word, values)).toList();
  }
}
