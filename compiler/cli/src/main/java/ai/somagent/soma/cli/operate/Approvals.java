package ai.somagent.soma.cli.operate;

import ai.somagent.soma.worker.AskedApproval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the things that a run asks is meant, and whether it is what somebody was shown. */
final class Approvals {
  private Approvals() {}

  /**
   * The one named {@code key}, or the only one.
   *
   * @throws RefusedDecision there is none, or which is meant is open
   */
  static AskedApproval choose(List<AskedApproval> asked, String run, @Nullable String key)
      throws RefusedDecision {
    for (AskedApproval one : asked) {
      if (one.key().equals(key) || key == null && asked.size() == 1) {
        return one;
      }
    }
    if (asked.isEmpty()) {
      throw new RefusedDecision("ApprovalClosed", "run `" + run + "` asks nobody anything now");
    }
    List<String> all = new ArrayList<>();
    asked.forEach(one -> all.add("\n  " + one.key() + "  " + one.title()));
    if (key == null) {
      throw new RefusedDecision(
          "SeveralApprovals",
          "run `%s` asks %d things; name the one that is meant:%s"
              .formatted(run, asked.size(), String.join("", all)));
    }
    throw new RefusedDecision(
        "ApprovalClosed",
        "run `%s` does not ask `%s` now; it asks:%s".formatted(run, key, String.join("", all)));
  }

  /** Refuses where {@code shown}, the beginning of a digest, is of something else. */
  static void requireShown(AskedApproval asked, @Nullable String shown, String run)
      throws RefusedDecision {
    if (shown != null && (shown.isEmpty() || !asked.digest().startsWith(shown))) {
      throw new RefusedDecision(
          "ApprovalChanged",
          "what run `%s` asks now is `%s` with the digest %s, not what was shown"
              .formatted(run, asked.title(), asked.digest()));
    }
  }
}
