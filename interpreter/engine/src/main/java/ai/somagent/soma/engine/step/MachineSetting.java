package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.expression.ExpressionEvaluator;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.ProgramIr;

/** What stays the same over all events of all runs of one program. */
record MachineSetting(
    ProgramIr program,
    ExpressionEvaluator evaluator,
    ValueCodec codec,
    MachineLimits limits,
    TransitionListener listener) {}
