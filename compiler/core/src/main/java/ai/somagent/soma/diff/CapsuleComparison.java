package ai.somagent.soma.diff;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedCapsule.CheckedBudget;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.diff.InterfaceChange.Affected;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares two versions of one capsule. */
final class CapsuleComparison {
  private static final List<String> RISKS = List.of("low", "medium", "high", "critical");

  private final CheckedCapsule before;
  private final CheckedCapsule after;
  private final ChangeList changes = ChangeList.forCallers();

  private CapsuleComparison(CheckedCapsule before, CheckedCapsule after) {
    this.before = before;
    this.after = after;
  }

  /** {@code touched}: whether the text differs in more than its layout. */
  static CapsuleDiff compare(CheckedCapsule before, CheckedCapsule after, boolean touched) {
    CapsuleComparison comparison = new CapsuleComparison(before, after);
    comparison.all();
    List<InterfaceChange> found = comparison.changes.changes();
    boolean same = found.isEmpty() && !touched;
    ChangeWeight heaviest = ChangeWeight.PATCH;
    for (InterfaceChange change : found) {
      heaviest = change.weight().compareTo(heaviest) > 0 ? change.weight() : heaviest;
    }
    String needed = same ? before.version() : VersionRule.least(before.version(), heaviest);
    return new CapsuleDiff(
        before.qualifiedName(),
        before.version(),
        after.version(),
        found,
        needed,
        VersionRule.reaches(after.version(), needed));
  }

  private void all() {
    new TypeComparison(changes).fields("input", before.input(), after.input());
    results(changes.taken(Affected.CALLERS), "output", before.output(), after.output());
    errors();
    settings();
    budget(before.budget(), after.budget());
    new MemberComparison(changes, before.members(), after.members()).compare();
  }

  static void results(
      ChangeList changes,
      String place,
      @Nullable DeclaredType before,
      @Nullable DeclaredType after) {
    if (before != null && after != null) {
      TypeComparison types = new TypeComparison(changes);
      types.types(place, before.type(), after.type());
      types.labels(place, before.labels(), after.labels());
    } else if (before != null) {
      changes.major(place, "it gives nothing any more");
    } else if (after != null) {
      changes.minor(place, "it gives a result now");
    }
  }

  /** Kinds that every run can end with are no part of an interface. */
  private void errors() {
    Map<String, ErrorSymbol> was = declared(before.raises());
    Map<String, ErrorSymbol> is = declared(after.raises());
    ChangeList caught = changes.taken(Affected.CALLERS);
    for (String kind : was.keySet()) {
      ErrorSymbol kept = is.get(kind);
      if (kept != null) {
        List<FieldSymbol> fields = Objects.requireNonNull(was.get(kind)).fields();
        new TypeComparison(caught).fields("errors." + kind, fields, kept.fields());
      } else {
        changes.major("errors", "`" + kind + "` cannot arise any more, so catching it is an error");
      }
    }
    for (String kind : is.keySet()) {
      if (!was.containsKey(kind)) {
        changes.major("errors", "a run can fail with `" + kind + "`, which no caller expects");
      }
    }
  }

  private static Map<String, ErrorSymbol> declared(List<ErrorSymbol> raises) {
    Map<String, ErrorSymbol> kinds = new TreeMap<>();
    for (ErrorSymbol kind : raises) {
      if (!kind.module().isEmpty()) {
        kinds.put(kind.qualifiedName(), kind);
      }
    }
    return kinds;
  }

  private void settings() {
    int risk = RISKS.indexOf(after.risk()) - RISKS.indexOf(before.risk());
    String message = "it was `" + before.risk() + "` and is `" + after.risk() + "`";
    if (risk > 0) {
      changes.major("risk", message + ", which counts for every caller");
    } else if (risk < 0) {
      changes.minor("risk", message);
    }
    if (!before.autonomy().equals(after.autonomy())) {
      changes.minor(
          "autonomy", "it was `" + before.autonomy() + "` and is `" + after.autonomy() + "`");
    }
  }

  private void budget(CheckedBudget was, CheckedBudget is) {
    limit("wall_clock", was.wallClockMillis(), is.wallClockMillis());
    limit("tool_calls", was.toolCalls(), is.toolCalls());
    limit("tokens", was.tokens(), is.tokens());
    limit("usd", was.usd(), is.usd());
  }

  private void limit(String name, @Nullable Number was, @Nullable Number is) {
    if (!Objects.equals(was, is)) {
      boolean more = was == null || is != null && is.doubleValue() > was.doubleValue();
      changes.minor(
          "budget." + name,
          more ? "a run may use more, which its parent pays" : "a run may use less");
    }
  }
}
