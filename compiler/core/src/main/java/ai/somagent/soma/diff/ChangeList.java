package ai.somagent.soma.diff;

import ai.somagent.soma.diff.InterfaceChange.Affected;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the changes of one position. What is given to a capsule may become wider; what it gives
 * may become neither: others must be ready for all of it, and keep what earlier versions gave.
 */
final class ChangeList {
  private final List<InterfaceChange> changes;
  private final Affected affected;
  private final boolean given;

  private ChangeList(List<InterfaceChange> changes, Affected affected, boolean given) {
    this.changes = changes;
    this.affected = affected;
    this.given = given;
  }

  static ChangeList forCallers() {
    return new ChangeList(new ArrayList<>(), Affected.CALLERS, true);
  }

  /** The same list, for what is given to the capsule. */
  ChangeList given(Affected who) {
    return new ChangeList(changes, who, true);
  }

  /** The same list, for what the capsule gives. */
  ChangeList taken(Affected who) {
    return new ChangeList(changes, who, false);
  }

  boolean isGiven() {
    return given;
  }

  void major(String place, String message) {
    changes.add(new InterfaceChange(ChangeWeight.MAJOR, affected, place, message));
  }

  void minor(String place, String message) {
    changes.add(new InterfaceChange(ChangeWeight.MINOR, affected, place, message));
  }

  /** More values than before. */
  void wider(String place, String message) {
    if (given) {
      minor(place, message);
    } else {
      major(place, message);
    }
  }

  /** Fewer values than before. */
  void narrower(String place, String message) {
    major(place, message);
  }

  List<InterfaceChange> changes() {
    return List.copyOf(changes);
  }
}
