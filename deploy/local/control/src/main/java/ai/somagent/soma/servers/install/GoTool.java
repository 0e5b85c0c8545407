package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Go tool chain on this machine, and the environment it builds in. */
final class GoTool {

  private static final Pattern VERSION = Pattern.compile("go(\\d+)\\.(\\d+)");

  /** What the pinned modules ask for in their go.mod. */
  private static final int OLDEST_MINOR = 26;

  /** What in a person's environment would change or refuse the build. */
  private static final Set<String> WITHOUT =
      Set.of("GOFLAGS", "GOOS", "GOARCH", "GO111MODULE", "GOEXPERIMENT");

  private final Path go;
  private final Obtaining under;

  private GoTool(Path go, Obtaining under) {
    this.go = go;
    this.under = under;
  }

  /**
   * @throws ServersException of kind TOOL_MISSING when there is none, or none new enough
   */
  static GoTool find(Obtaining under) {
    Set<String> tooOld = new LinkedHashSet<>();
    for (Path candidate : candidates(under.tools())) {
      GoTool tool = new GoTool(candidate, under);
      String version = tool.version();
      if (isNewEnough(version)) {
        return tool;
      }
      tooOld.add(candidate + " is " + (version.isEmpty() ? "broken" : version));
    }
    String title = under.recipe().title();
    throw new ServersException(
        ServersException.Kind.TOOL_MISSING,
        tooOld.isEmpty()
            ? "Go is not on this machine, and " + title + " is built with it"
            : title + " needs Go 1." + OLDEST_MINOR + " or newer: " + String.join(", ", tooOld),
        "install Go 1." + OLDEST_MINOR + " or newer from https://go.dev/dl, or put it on PATH");
  }

  private static Set<Path> candidates(Tools tools) {
    Set<Path> found = new LinkedHashSet<>();
    tools.onPath("go").ifPresent(found::add);
    String root = tools.environment().getOrDefault("GOROOT", "");
    if (!root.isEmpty()) {
      found.add(Path.of(root, "bin", "go"));
    }
    found.add(Path.of("/usr/local/go/bin/go"));
    found.removeIf(go -> !Files.isExecutable(go));
    return found;
  }

  static boolean isNewEnough(String version) {
    Matcher numbers = VERSION.matcher(version);
    return numbers.find()
        && (Integer.parseInt(numbers.group(1)) > 1
            || Integer.parseInt(numbers.group(2)) >= OLDEST_MINOR);
  }

  private String version() {
    ToolResult result = under.tools().run(call(List.of("env", "GOVERSION"), Map.of()));
    return result.succeeded() ? result.first() : "";
  }

  /** A call of {@code go} outside any module. */
  ToolCall call(List<String> arguments, Map<String, String> more) {
    List<String> words = new ArrayList<>(List.of(go.toString()));
    words.addAll(arguments);
    Map<String, String> with = new LinkedHashMap<>();
    with.put("CGO_ENABLED", "0");
    with.put("GOFLAGS", "-trimpath -modcacherw");
    with.put("GOWORK", "off");
    // A killed build's leftovers then lie where they are swept.
    with.put("GOTMPDIR", under.scratch().toString());
    Path caches = under.places().goCaches();
    unlessNamed(with, "GOMODCACHE", caches.resolve("mod"));
    unlessNamed(with, "GOCACHE", caches.resolve("build"));
    unlessNamed(with, "GOPATH", caches.resolve("path"));
    with.putAll(more);
    return new ToolCall(words, under.scratch()).with(with).without(WITHOUT);
  }

  private void unlessNamed(Map<String, String> with, String variable, Path ours) {
    Optional.ofNullable(under.tools().environment().get(variable))
        .filter(named -> !named.isEmpty())
        .ifPresentOrElse(named -> {}, () -> with.put(variable, ours.toString()));
  }
}
