package ai.somagent.soma.worker;

import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.step.StepResult;
import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.worker.program.PreparedProgram;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Runs a tiny program before the first real one, so that loading classes does not count as a
 * standstill of somebody's run.
 */
final class WarmUp {
  private WarmUp() {}

  static void run() {
    PreparedProgram program = PreparedProgram.of("warm-up", program());
    StepResult result =
        program
            .machine()
            .start(
                new RunContext("warm-up", Instant.EPOCH),
                JsonNodeFactory.instance.objectNode(),
                Instant.EPOCH);
    if (!(result.commands().getLast() instanceof Command.CompleteRun)) {
      throw new IllegalStateException("the warm-up program ended with " + result.commands());
    }
  }

  private static ProgramIr program() {
    TypeIr number = new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.INT, LimitsIr.NONE);
    ExpressionIr sum =
        new ExpressionIr(
            "[1, 2, 3].map(i, i + {'a': {'b': 1}}.?a.?b.orValue(0)).size()", List.of());
    return new ProgramIr(
        new CapsuleIr("soma", "warm_up", "1.0.0", "low", "supervised", Map.of(), List.of()),
        new BudgetIr(1_000, null, null, null),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        number,
        Map.of("n", new SlotIr("n", number)),
        "let",
        Map.of(
            "let", new NodeIr.LetIr("let", "n", sum, "return"),
            "return", new NodeIr.ReturnIr("return", new ExpressionIr("n + 1", List.of("n")))));
  }
}
