package ai.somagent.soma.cli.operate;

import ai.somagent.soma.worker.AskedApproval;
import ai.somagent.soma.worker.AskedApproval.Asked;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What people are asked, in words. */
final class AskedText {
  private static final int SHORT_DIGEST = "sha256:".length() + 12;

  private AskedText() {}

  /** All that somebody decides about, a line each. */
  static List<String> lines(AskedApproval approval) {
    List<String> lines = new ArrayList<>();
    lines.add("approval  " + approval.key() + "  " + approval.title());
    approval
        .show()
        .properties()
        .forEach(one -> lines.add("shown     " + one.getKey() + ": " + value(one.getValue())));
    lines.add("digest    " + approval.digest());
    lines.add("asked     " + who(approval) + "; " + counts(approval));
    return lines;
  }

  /** For example {@code role owner or ada}. */
  static String who(AskedApproval approval) {
    String who = String.join(" or ", approval.by().stream().map(AskedText::name).toList());
    return approval.except().isEmpty()
        ? who
        : who + ", but not " + String.join(", ", approval.except());
  }

  private static String name(Asked asked) {
    return asked.kind().equals("user") ? asked.id() : asked.kind() + " " + asked.id();
  }

  /** How it stands. */
  static String counts(AskedApproval approval) {
    return counts(
        approval.count(true), approval.quorum(), approval.count(false), approval.refusals());
  }

  static String counts(long approvals, int quorum, long refusals, int mostRefusals) {
    return "%d of %d approvals, %d of %d refusals"
        .formatted(approvals, quorum, refusals, mostRefusals);
  }

  /** What to type; with the digest where that is at hand, so that only what was shown counts. */
  static String command(String word, String run, AskedApproval approval, boolean only) {
    StringBuilder text = new StringBuilder("soma runs ").append(word).append(' ').append(run);
    if (!only) {
      text.append(" '").append(approval.key()).append('\'');
    }
    Asked first = approval.by().isEmpty() ? null : approval.by().getFirst();
    if (first != null && first.kind().equals("user")) {
      text.append(" --as ").append(first.id());
    } else if (first != null) {
      text.append(" --as NAME --").append(first.kind()).append(' ').append(first.id());
    }
    String digest = approval.digest();
    return text.append(" --digest ")
        .append(digest, 0, Math.min(SHORT_DIGEST, digest.length()))
        .toString();
  }

  private static String value(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
