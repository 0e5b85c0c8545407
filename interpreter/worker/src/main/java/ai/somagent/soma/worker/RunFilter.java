package ai.somagent.soma.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are meant.
 *
 * @param capsule id of the capsule, or null for all
 * @param status how they stand, or null for any
 * @param tenant whose they are, or null for everybody's; needs the search attribute of that name
 */
public record RunFilter(
    @Nullable String capsule, @Nullable RunStatus status, @Nullable String tenant) {

  /** In the words of Temporal's visibility. */
  String query() {
    List<String> parts = new ArrayList<>();
    parts.add("TaskQueue = " + quoted(SomaWorker.TASK_QUEUE));
    if (capsule != null) {
      parts.add("WorkflowType = " + quoted(capsule));
    }
    if (status != null) {
      parts.add("ExecutionStatus = " + quoted(word(status)));
    }
    if (tenant != null) {
      parts.add(RunAttributes.TENANT + " = " + quoted(tenant));
    }
    return String.join(" AND ", parts);
  }

  private static String word(RunStatus status) {
    return switch (status) {
      case RUNNING -> "Running";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case CANCELLED -> "Canceled";
      case TERMINATED -> "Terminated";
      case TIMED_OUT -> "TimedOut";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** For people. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (capsule != null) {
      parts.add("capsule " + capsule);
    }
    if (status != null) {
      parts.add("status " + status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (tenant != null) {
      parts.add("tenant " + tenant);
    }
    return String.join(", ", parts);
  }
}
