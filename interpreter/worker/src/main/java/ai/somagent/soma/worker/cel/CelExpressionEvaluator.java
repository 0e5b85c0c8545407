package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.expression.ExpressionEvaluator;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Evaluates the expressions of one program. Thread-safe; one serves all runs of the program. */
public final class CelExpressionEvaluator implements ExpressionEvaluator {
  private final CelShapes shapes;
  private final long steps;
  private final Map<String, CelRuntime.Program> planned = new ConcurrentHashMap<>();

  public CelExpressionEvaluator(ProgramIr program) {
    this(program, StepBudget.DEFAULT);
  }

  /**
   * With a limit of its own.
   *
   * @param steps most nodes that one evaluation may visit
   */
  public CelExpressionEvaluator(ProgramIr program, long steps) {
    this.shapes = new CelShapes(program);
    this.steps = steps;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An expression or a value that is nested too deep fails the expression, not the worker: what
   * overflowed is gone with the frames of this call.
   */
  @Override
  public Value evaluate(ExpressionIr expression, Map<String, Value> variables)
      throws EvaluationException {
    try {
      return evaluateDeep(expression, variables);
    } catch (StackOverflowError e) {
      throw new EvaluationException("the expression needs too much depth");
    }
  }

  private Value evaluateDeep(ExpressionIr expression, Map<String, Value> variables)
      throws EvaluationException {
    StepBudget budget = new StepBudget(steps);
    Object result;
    try {
      result = plan(expression.cel()).trace(shapes.variables(variables), budget);
    } catch (CelEvaluationException e) {
      throw budget.exhausted() ? StepBudget.exceeded() : CelFailures.explain(e);
    }
    if (budget.exhausted()) {
      throw StepBudget.exceeded();
    }
    return CelResults.value(result);
  }

  private CelRuntime.Program plan(String text) throws EvaluationException {
    CelRuntime.Program known = planned.get(text);
    if (known != null) {
      return known;
    }
    try {
      CelRuntime.Program fresh = CelEnvironment.SHARED.plan(text);
      planned.put(text, fresh);
      return fresh;
    } catch (CelValidationException e) {
      throw new EvaluationException("the expression cannot be read: " + e.getMessage());
    } catch (CelEvaluationException e) {
      throw CelFailures.explain(e);
    }
  }
}
