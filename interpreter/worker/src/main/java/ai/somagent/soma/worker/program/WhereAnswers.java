package ai.somagent.soma.worker.program;

import ai.somagent.soma.engine.state.Halt;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.Wait;
import ai.somagent.soma.engine.where.FiberWait;
import ai.somagent.soma.engine.where.Whereabouts;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.worker.wire.WaitAnswer;
import ai.somagent.soma.worker.wire.WhereAnswer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in the program's own terms where a run stands. */
public final class WhereAnswers {
  private WhereAnswers() {}

  /** Where a run of {@code program} stands that is in {@code state}. */
  public static WhereAnswer of(ProgramIr program, MachineState state, Whereabouts where) {
    Map<String, Integer> queued = new TreeMap<>();
    state.queues().forEach((signal, waiting) -> queued.put(signal, waiting.size()));
    return new WhereAnswer(
        WhereAnswer.FORMAT,
        state.program(),
        state.nextCall() - 1,
        where.waits().stream().map(wait -> answer(program, wait)).toList(),
        queued,
        stopping(state.halt()));
  }

  /** Whether it comes from people or other systems, at no time that anybody knows. */
  public static boolean isFromOutside(WaitAnswer wait) {
    return switch (wait.kind()) {
      case "signal", "condition", "approval" -> true;
      default -> false;
    };
  }

  private static @Nullable String stopping(@Nullable Halt halt) {
    return switch (halt) {
      case null -> null;
      case Halt.CancelHalt cancel -> cancel.reason();
      case Halt.FailHalt failure -> failure.error().message();
    };
  }

  private static WaitAnswer answer(ProgramIr program, FiberWait wait) {
    NodeIr node = program.nodes().get(wait.node());
    return new WaitAnswer(
        kind(wait.awaited()),
        wait.key(),
        wait.node(),
        what(program, node, wait.awaited()),
        name(program, node),
        wait.since().toString(),
        wait.until() == null ? null : wait.until().toString(),
        wait.stopping());
  }

  private static String kind(Wait wait) {
    return switch (wait) {
      case Wait.CallWait _ -> "call";
      case Wait.SleepWait _ -> "sleep";
      case Wait.SignalWait _ -> "signal";
      case Wait.ApprovalWait _ -> "approval";
      case Wait.ConditionWait _ -> "condition";
      case Wait.HeldWait _ -> "roll-over";
    };
  }

  private static String what(ProgramIr program, @Nullable NodeIr node, Wait wait) {
    return switch (wait) {
      case Wait.CallWait _ -> node instanceof CallIr call ? tool(program, call) : "";
      case Wait.SleepWait _, Wait.HeldWait _ -> "";
      case Wait.SignalWait signal -> signal.signal();
      case Wait.ApprovalWait _ -> "";
      case Wait.ConditionWait _ ->
          node instanceof AwaitIr await && await.until() != null ? await.until().cel() : "";
    };
  }

  private static String tool(ProgramIr program, CallIr call) {
    var action = program.tools().get(call.tool());
    return action == null ? call.tool() : action.shortName();
  }

  private static @Nullable String name(ProgramIr program, @Nullable NodeIr node) {
    String slot = node instanceof EffectIr effect ? effect.result() : null;
    SlotIr bound = slot == null ? null : program.slots().get(slot);
    return bound == null ? null : bound.name();
  }
}
