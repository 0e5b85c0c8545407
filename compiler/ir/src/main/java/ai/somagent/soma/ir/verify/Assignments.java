package ai.somagent.soma.ir.verify;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about slots at a point.
 *
 * @param surely slots set on every path to here
 * @param maybe slots set on some path to here
 */
record Assignments(BitSet surely, BitSet maybe) {
  static Assignments none() {
    return new Assignments(new BitSet(), new BitSet());
  }

  Assignments copy() {
    return new Assignments((BitSet) surely.clone(), (BitSet) maybe.clone());
  }

  void set(int slot) {
    surely.set(slot);
    maybe.set(slot);
  }

  Assignments withMaybe(BitSet more) {
    Assignments copy = copy();
    copy.maybe.or(more);
    return copy;
  }

  /** What holds when control comes from any of {@code paths}; null when there are none. */
  static @Nullable Assignments join(List<Assignments> paths) {
    Assignments joined = null;
    for (Assignments path : paths) {
      if (joined == null) {
        joined = path.copy();
      } else {
        joined.surely.and(path.surely);
        joined.maybe.or(path.maybe);
      }
    }
    return joined;
  }
}
