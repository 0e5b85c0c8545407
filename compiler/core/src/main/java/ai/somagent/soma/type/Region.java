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
   * One branch of a {@code parallel}: nothing leaves it.
   *
   * @param direct whether the step stands in the {@code parallel} itself
   */
  record BranchRegion(boolean direct, @Nullable Region outer) implements Region {}

  /** Whether control may not cross this region on its way out. */
  default boolean isBarrier() {
    return switch (this) {
      case ValueRegion ignored -> false;
      case LoopRegion loop -> loop.parallel();
      case BranchRegion ignored -> true;
    };
  }
}
