package ai.somagent.soma.type;

import org.jspecify.annotations.Nullable;

/**
 * Where a step stands.
 *
 * @param environment what its expressions see
 * @param region what surrounds it, or null at the top
 * @param raised takes the error kinds that it may raise
 * @param bounded whether something around it ends every wait in it: a {@code try within}, or
 *     another arm of the same race
 */
record StepScope(
    Environment environment, @Nullable Region region, RaisedErrors raised, boolean bounded) {

  /** At the top of a body. */
  StepScope(Environment environment, RaisedErrors raised) {
    this(environment, null, raised, false);
  }

  StepScope with(Environment changed) {
    return new StepScope(changed, region, raised, bounded);
  }

  StepScope inside(Region inner) {
    return new StepScope(environment, inner, raised, bounded);
  }

  StepScope raising(RaisedErrors inner) {
    return new StepScope(environment, region, inner, bounded);
  }

  /** The same, bounded where {@code also} or before. */
  StepScope boundedIf(boolean also) {
    return also ? new StepScope(environment, region, raised, true) : this;
  }

  /** Whether other steps may run while this one does. */
  boolean isBeside() {
    return findBarrier(Region.Barrier.BESIDE) != null;
  }

  /** The {@code finally} or {@code undo} that this step stands in, or null. */
  Region.@Nullable CleanupRegion cleanup() {
    return findBarrier(Region.Barrier.CLEANUP) instanceof Region.CleanupRegion found ? found : null;
  }

  private @Nullable Region findBarrier(Region.Barrier wanted) {
    for (Region at = region; at != null; at = at.outer()) {
      if (at.barrier() == wanted) {
        return at;
      }
    }
    return null;
  }
}
