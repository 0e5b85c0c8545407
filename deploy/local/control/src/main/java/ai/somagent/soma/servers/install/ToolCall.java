package ai.somagent.soma.servers.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One call of a build or download tool. It gets the person's whole environment: proxies, mirrors
 * and certificates are set there.
 *
 * @param words program and arguments
 * @param folder where it runs
 * @param with environment variables set for it
 * @param without environment variables taken from it
 * @param onLine told each line of output
 */
record ToolCall(
    List<String> words,
    Path folder,
    Map<String, String> with,
    Set<String> without,
    Consumer<String> onLine) {

  ToolCall(List<String> words, Path folder) {
    this(words, folder, Map.of(), Set.of(), line -> {});
  }

  ToolCall with(Map<String, String> variables) {
    return new ToolCall(words, folder, variables, without, onLine);
  }

  ToolCall without(Set<String> variables) {
    return new ToolCall(words, folder, with, variables, onLine);
  }

  ToolCall onLine(Consumer<String> told) {
    return new ToolCall(words, folder, with, without, told);
  }
}
