package ai.somagent.soma.worker.program;

import ai.somagent.soma.engine.step.Machine;
import ai.somagent.soma.engine.step.MachineLimits;
import ai.somagent.soma.engine.step.NodeTrace;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.cel.CelExpressionEvaluator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verified program with all that running it needs. Immutable but for caches; thread-safe.
 *
 * @param sourceMap where its nodes stand, where the store has that; for people only
 */
public record PreparedProgram(
    String digest,
    ProgramIr program,
    Machine machine,
    ValueCodec codec,
    Optional<SourceMap> sourceMap) {

  public static PreparedProgram of(String digest, ProgramIr program) {
    return of(digest, program, Optional.empty());
  }

  public static PreparedProgram of(
      String digest, ProgramIr program, Optional<SourceMap> sourceMap) {
    CelExpressionEvaluator evaluator = new CelExpressionEvaluator(program);
    return new PreparedProgram(
        digest,
        program,
        new Machine(program, digest, evaluator, MachineLimits.DEFAULT),
        new ValueCodec(program),
        sourceMap);
  }

  /** The same program, whose machine tells {@code trace} of each node. */
  public PreparedProgram traced(NodeTrace trace) {
    return new PreparedProgram(digest, program, machine.traced(trace), codec, sourceMap);
  }

  /** Where a node stands in its source, or null when that is unknown here. */
  public SourceMap.@Nullable Place place(@Nullable String node) {
    return node == null ? null : sourceMap.map(map -> map.nodes().get(node)).orElse(null);
  }
}
