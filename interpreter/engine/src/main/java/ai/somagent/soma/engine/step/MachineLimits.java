package ai.somagent.soma.engine.step;

/**
 * How much the machine does before it gives up.
 *
 * @param stepsPerEvent most nodes entered and regions left between two events, above 0
 */
public record MachineLimits(int stepsPerEvent) {
  /** For production. */
  public static final MachineLimits DEFAULT = new MachineLimits(100_000);

  public MachineLimits {
    if (stepsPerEvent < 1) {
      throw new IllegalArgumentException("stepsPerEvent must be above 0, not " + stepsPerEvent);
    }
  }
}
