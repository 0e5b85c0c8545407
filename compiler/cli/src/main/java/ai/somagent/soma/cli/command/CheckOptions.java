package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.ReportFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of {@code soma check}; null leaves it to {@code soma.yaml}.
 *
 * @param paths files and folders; empty for the roots of {@code soma.yaml}
 * @param project the folder whose project counts
 * @param fix whether to apply fixes first
 * @param watch whether to check again whenever a file changes
 * @param locked whether imports must be what {@code soma.lock} pins
 */
public record CheckOptions(
    List<String> paths,
    String project,
    @Nullable ReportFormat format,
    @Nullable Boolean denyWarnings,
    boolean fix,
    boolean watch,
    boolean locked) {
  public CheckOptions {
    paths = List.copyOf(paths);
  }

  public static CheckOptions of(List<String> paths) {
    return new CheckOptions(paths, "", null, null, false, false, false);
  }
}
