package ai.somagent.soma.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one capsule.
 *
 * @param name module and name
 * @param before its old version, or null when it is new
 * @param after its new version, or null when it is gone
 * @param changes in order of the capsule's parts
 * @param needed the least version that these changes may have, or null when the capsule is gone
 * @param adequate whether {@code after} is at least that
 */
public record CapsuleDiff(
    String name,
    @Nullable String before,
    @Nullable String after,
    List<InterfaceChange> changes,
    @Nullable String needed,
    boolean adequate) {
  public CapsuleDiff {
    changes = List.copyOf(changes);
  }

  /** The heaviest of the changes; {@code PATCH} when there is none. */
  public ChangeWeight weight() {
    ChangeWeight heaviest = ChangeWeight.PATCH;
    for (InterfaceChange change : changes) {
      heaviest = change.weight().compareTo(heaviest) > 0 ? change.weight() : heaviest;
    }
    return heaviest;
  }
}
