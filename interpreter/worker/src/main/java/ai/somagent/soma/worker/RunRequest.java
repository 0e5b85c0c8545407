package ai.somagent.soma.worker;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A run to start.
 *
 * @param runId chosen by the caller, unique among all runs; starting it twice gives one run
 * @param program digest of a program that the workers' store holds
 * @param capsule the capsule's id, for Temporal's own views
 * @param input the run's argument: an object with the declared input fields
 * @param startedBy id of whoever starts it and so decides nothing in it, or null
 */
public record RunRequest(
    String runId, String program, String capsule, JsonNode input, @Nullable String startedBy) {
  /** What {@link #isRunId} asks for, in words. */
  public static final String RUN_ID_RULE =
      "1 to 200 letters, digits, `.`, `_`, `:` and `-`, a letter, digit or `_` first";

  private static final int MAX_ID = 200;

  /** By nobody in particular. */
  public RunRequest(String runId, String program, String capsule, JsonNode input) {
    this(runId, program, capsule, input, null);
  }

  /** Whether a caller may choose {@code id} as the id of a run; ids stand in paths and in views. */
  public static boolean isRunId(String id) {
    if (id.isEmpty() || id.length() > MAX_ID || ".:-".indexOf(id.charAt(0)) >= 0) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && !(c >= '0' && c <= '9') && "._:-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
