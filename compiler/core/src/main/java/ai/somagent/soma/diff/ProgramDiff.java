package ai.somagent.soma.diff;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diff.InterfaceChange.Affected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Compares the capsules of two versions of a program. */
public final class ProgramDiff {
  private ProgramDiff() {}

  /**
   * Every capsule of either side, the old ones first, each in its order.
   *
   * @param touched whether the texts of an old and a new capsule differ in more than layout
   */
  public static List<CapsuleDiff> compare(
      List<CheckedCapsule> before,
      List<CheckedCapsule> after,
      BiPredicate<CheckedCapsule, CheckedCapsule> touched) {
    Map<String, CheckedCapsule> now = new LinkedHashMap<>();
    after.forEach(capsule -> now.put(capsule.qualifiedName(), capsule));
    List<CapsuleDiff> found = new ArrayList<>();
    for (CheckedCapsule was : before) {
      CheckedCapsule is = now.remove(was.qualifiedName());
      found.add(is == null ? gone(was) : CapsuleComparison.compare(was, is, touched.test(was, is)));
    }
    now.values().forEach(capsule -> found.add(fresh(capsule)));
    return found;
  }

  private static CapsuleDiff gone(CheckedCapsule capsule) {
    InterfaceChange change =
        new InterfaceChange(
            ChangeWeight.MAJOR, Affected.CALLERS, "capsule", "it is gone, or has another name");
    return new CapsuleDiff(
        capsule.qualifiedName(), capsule.version(), null, List.of(change), null, false);
  }

  private static CapsuleDiff fresh(CheckedCapsule capsule) {
    InterfaceChange change =
        new InterfaceChange(ChangeWeight.MINOR, Affected.CALLERS, "capsule", "it is new");
    return new CapsuleDiff(
        capsule.qualifiedName(), null, capsule.version(), List.of(change), capsule.version(), true);
  }
}
