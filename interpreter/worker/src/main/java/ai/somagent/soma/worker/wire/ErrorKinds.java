package ai.somagent.soma.worker.wire;

import java.util.Set;

/** Error kinds that need no declaration, and those of the worker itself. */
public final class ErrorKinds {
  public static final String TIMEOUT = "Timeout";
  public static final String UNAVAILABLE = "Unavailable";
  public static final String INVALID = "Invalid";
  public static final String TOOL_ERROR = "ToolError";

  /** The worker has no program of the run's digest, or refuses it. */
  public static final String PROGRAM_UNAVAILABLE = "ProgramUnavailable";

  /** A bug of ours. */
  public static final String INTERNAL = "Internal";

  /** Ended from outside by an operator. */
  public static final String TERMINATED = "Terminated";

  private static final Set<String> BUILT_IN =
      Set.of(
          TIMEOUT,
          UNAVAILABLE,
          "Denied",
          "Rejected",
          INVALID,
          "Evaluation",
          "LimitExceeded",
          TOOL_ERROR,
          "UndoFailed");

  private ErrorKinds() {}

  /** Whether programs know {@code kind} without declaring it. */
  public static boolean isBuiltIn(String kind) {
    return BUILT_IN.contains(kind);
  }
}
