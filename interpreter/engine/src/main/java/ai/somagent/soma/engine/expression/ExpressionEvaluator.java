package ai.somagent.soma.engine.expression;

import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.ExpressionIr;
import java.util.Map;

/** Evaluates pure expressions; equal arguments give equal results, always within a bound. */
@FunctionalInterface
public interface ExpressionEvaluator {
  /**
   * Evaluates {@code expression}.
   *
   * @param variables exactly the names in {@code expression.reads()}
   * @throws EvaluationException overflow, division by zero, index out of range, failed conversion,
   *     or more work than the evaluator allows
   */
  Value evaluate(ExpressionIr expression, Map<String, Value> variables) throws EvaluationException;
}
