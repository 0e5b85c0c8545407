package ai.somagent.soma.cli.render;

import ai.somagent.soma.diff.CapsuleDiff;
import ai.somagent.soma.diff.InterfaceChange;
import ai.somagent.soma.diff.InterfaceChange.Affected;
import java.util.List;
import java.util.Locale;

/** What changed, for people: a line a capsule, below it a line a change. */
public final class DiffText {
  private DiffText() {}

  public static String render(List<CapsuleDiff> found) {
    StringBuilder out = new StringBuilder();
    int faults = 0;
    for (CapsuleDiff capsule : found) {
      out.append(capsule.name()).append(' ').append(heading(capsule)).append('\n');
      for (InterfaceChange change : capsule.changes()) {
        String weight = change.weight().name().toLowerCase(Locale.ROOT);
        out.append("  ").append(weight).append("  ").append(change.place()).append(": ");
        out.append(change.message());
        out.append(change.affected() == Affected.LIVE_RUNS ? " (live runs)" : "").append('\n');
      }
      faults += capsule.adequate() ? 0 : 1;
    }
    out.append(
        faults == 0
            ? "every version says what changed\n"
            : faults + (faults == 1 ? " capsule needs" : " capsules need") + " another version\n");
    return out.toString();
  }

  private static String heading(CapsuleDiff capsule) {
    if (capsule.before() == null) {
      return capsule.after() + ": new";
    }
    if (capsule.after() == null) {
      return capsule.before() + ": gone";
    }
    String versions = capsule.before() + " → " + capsule.after();
    if (!capsule.adequate()) {
      return versions + ": needs " + capsule.needed() + " or later";
    }
    if (capsule.before().equals(capsule.after())) {
      return capsule.before() + ": unchanged";
    }
    return versions + (capsule.changes().isEmpty() ? ": same interface" : ": fine");
  }
}
