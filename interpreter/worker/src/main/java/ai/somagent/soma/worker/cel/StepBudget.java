package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.expression.EvaluationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;

/**
 * Counts the nodes an evaluation visits and stops it at a limit. The count is exact and equal on
 * every replay.
 */
final class StepBudget implements CelEvaluationListener {
  static final long DEFAULT = 1_000_000;

  private final long limit;
  private long spent;

  StepBudget(long limit) {
    this.limit = limit;
  }

  @Override
  public void callback(CelExpr expression, Object value) {
    if (++spent > limit) {
      throw new Exhausted();
    }
  }

  /** To be asked after an evaluation too: {@code ||} and {@code &&} swallow what is thrown. */
  boolean exhausted() {
    return spent > limit;
  }

  static EvaluationException exceeded() {
    return new EvaluationException("the expression takes more work than one evaluation may");
  }

  private static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("step budget exhausted", null, false, false);
    }
  }
}
