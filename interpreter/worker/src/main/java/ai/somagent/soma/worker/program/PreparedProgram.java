package ai.somagent.soma.worker.program;

import ai.somagent.soma.engine.step.Machine;
import ai.somagent.soma.engine.step.MachineLimits;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.worker.cel.CelExpressionEvaluator;

/** A verified program with all that running it needs. Immutable but for caches; thread-safe. */
public record PreparedProgram(String digest, ProgramIr program, Machine machine, ValueCodec codec) {

  public static PreparedProgram of(String digest, ProgramIr program) {
    CelExpressionEvaluator evaluator = new CelExpressionEvaluator(program);
    return new PreparedProgram(
        digest,
        program,
        new Machine(program, digest, evaluator, MachineLimits.DEFAULT),
        new ValueCodec(program));
  }
}
