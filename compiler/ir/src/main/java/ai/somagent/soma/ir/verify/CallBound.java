package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;

/**
 * How many tool calls a run makes, further attempts not counted.
 *
 * @param best least number of a run that ends well; 0 when none can
 * @param worst greatest number of any run; {@link Long#MAX_VALUE} when it does not fit
 */
public record CallBound(long best, long worst) {

  /**
   * Counts the calls of {@code program}.
   *
   * @throws IllegalArgumentException when its nodes form no tree of regions
   */
  public static CallBound of(ProgramIr program) {
    Findings findings = new Findings();
    RegionTree tree = RegionTree.build(program, findings);
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(findings.toList().getFirst().toString());
    }
    return of(tree);
  }

  static CallBound of(RegionTree tree) {
    return new CallBound(BestCalls.of(tree), WorstCalls.of(tree));
  }

  static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  static long times(long a, long b) {
    return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
  }
}
