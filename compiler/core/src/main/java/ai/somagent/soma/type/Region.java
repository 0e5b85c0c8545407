package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import org.jspecify.annotations.Nullable;

/** What surrounds a step and may be left early, or may not; a chain from the innermost outwards. */
sealed interface Region {
  @Nullable Region outer();

  /** A block in value position that is not a loop. */
  record ValueRegion(YieldTarget target, YieldedValues yields, @Nullable Region outer)
      implements Region {}

  /**
   * A loop.
   *
   * @param yields collects the values of its turns; null in statement position
   */
  record LoopRegion(
      YieldTarget target, boolean parallel, @Nullable YieldedValues yields, @Nullable Region outer)
      implements Region {}

  /**
   * One branch of a {@code parallel}, or the steps that an arm of a race waits for: nothing leaves
   * it.
   *
   * @param direct whether the step stands in the {@code parallel} itself
   */
  record BranchRegion(boolean direct, @Nullable Region outer) implements Region {}

  /**
   * Steps that run while something else ends: nothing leaves them either.
   *
   * @param word {@code finally} or {@code undo}
   */
  record CleanupRegion(String word, @Nullable Region outer) implements Region {}

  /** Why control may not cross a region on its way out. */
  enum Barrier {
    NONE,
    /** Its steps run beside others. */
    BESIDE,
    CLEANUP
  }

  /** What keeps control inside this region. */
  default Barrier barrier() {
    return switch (this) {
      case ValueRegion ignored -> Barrier.NONE;
      case LoopRegion loop -> loop.parallel() ? Barrier.BESIDE : Barrier.NONE;
      case BranchRegion ignored -> Barrier.BESIDE;
      case CleanupRegion ignored -> Barrier.CLEANUP;
    };
  }
}
