package ai.somagent.soma.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some runs, the youngest first.
 *
 * @param next what asks for those that follow, or null when these are the last
 */
public record RunPage(List<RunSummary> runs, @Nullable String next) {
  public RunPage {
    runs = List.copyOf(runs);
  }
}
