package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.worker.AskedApproval;
import org.jspecify.annotations.Nullable;

/** What to do about a decision that does not count. */
final class RefusalAdvice {
  private RefusalAdvice() {}

  /** What was sent is wrong in itself, or the run stands otherwise. */
  static ExitCode exit(String kind) {
    return switch (kind) {
      case "SeveralApprovals", "Invalid" -> ExitCode.USAGE;
      default -> ExitCode.FINDINGS;
    };
  }

  /** {@code asked} is null where nothing was sent. */
  static @Nullable String of(String kind, String run, @Nullable AskedApproval asked) {
    return switch (kind) {
      case "ApprovalClosed" ->
          "it was decided, its time is over, or it was never asked: `soma runs explain %s` says"
                  .formatted(run)
              + " where the run stands";
      case "ApprovalChanged" ->
          "look at it again with `soma runs show %s`, then decide about that".formatted(run);
      case "Denied" ->
          (asked == null ? "" : "asked is " + AskedText.who(asked) + "; ")
              + "who decides is said by `--as`, `--role` and `--group`";
      case "AlreadyDecided" -> "a decision stands: nobody changes their mind";
      case "SeveralApprovals" -> "it stands after the run's id";
      case "Invalid" -> "fields of the form are given as `--form name=value`";
      default -> null;
    };
  }
}
