package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls fit the tools they name. */
final class CallRules {
  private static final int MAX_RETRIES = 1_000;

  private CallRules() {}

  static void check(ProgramIr program, Findings findings) {
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof CallIr call) {
        ToolActionIr action = program.tools().get(call.tool());
        if (action == null) {
          findings.add(IrRule.CALL_TOOL, call, "there is no tool `" + call.tool() + "`");
        } else {
          arguments(call, action, findings);
          result(program, call, action, findings);
          retry(call, action, findings);
        }
        timeout(program, call, findings);
      }
    }
  }

  private static void arguments(CallIr call, ToolActionIr action, Findings findings) {
    arguments(call, call.arguments().keySet(), action.shortName(), action.parameters(), findings);
  }

  /** All that {@code target} requires is given, and nothing else. */
  static void arguments(
      NodeIr node, Set<String> given, String target, List<FieldIr> parameters, Findings findings) {
    Set<String> known = new HashSet<>();
    for (FieldIr parameter : parameters) {
      known.add(parameter.name());
      if (isRequired(parameter) && !given.contains(parameter.name())) {
        findings.add(IrRule.CALL_ARGUMENT, node, "argument `" + parameter.name() + "` is missing");
      }
    }
    for (String name : given) {
      if (!known.contains(name)) {
        findings.add(
            IrRule.CALL_ARGUMENT, node, "`" + target + "` has no parameter `" + name + "`");
      }
    }
  }

  static boolean isRequired(FieldIr field) {
    return field.defaultValue() == null && !(field.type() instanceof OptionalTypeIr);
  }

  private static void result(
      ProgramIr program, CallIr call, ToolActionIr action, Findings findings) {
    TypeIr decoded = call.clauses().decode();
    TypeIr given = decoded == null ? action.result() : decoded;
    SlotIr slot = call.result() == null ? null : program.slots().get(call.result());
    if (slot != null && !slot.type().equals(given)) {
      findings.add(
          IrRule.CALL_RESULT,
          call,
          "slot `"
              + call.result()
              + "` is not of the type that `"
              + action.shortName()
              + "` gives");
    }
  }

  private static void timeout(ProgramIr program, CallIr call, Findings findings) {
    if (call.timeoutMillis() <= 0 || call.timeoutMillis() > program.budget().wallClockMillis()) {
      findings.add(
          IrRule.CALL_TIMEOUT,
          call,
          "the limit of a call must be above 0 and within the wall clock of the budget");
    }
  }

  private static void retry(CallIr call, ToolActionIr action, Findings findings) {
    RetryIr retry = call.retry();
    boolean usable =
        isUsable(retry) && retry.kinds().stream().allMatch(kind -> isRetried(kind, action));
    if (!usable) {
      findings.add(IrRule.CALL_RETRY, call, "this cannot be how a call is retried");
    }
    boolean writes = action.effect().equals("write") || action.effect().equals("irreversible");
    if (retry.times() > 0 && writes && !action.idempotent()) {
      findings.add(
          IrRule.CALL_RETRY,
          call,
          "`" + action.shortName() + "` changes something each time and may not be retried");
    }
  }

  /** Whether attempts can be counted and spaced like that. */
  static boolean isUsable(RetryIr retry) {
    return retry.times() >= 0
        && retry.times() <= MAX_RETRIES
        && retry.backoffFromMillis() >= 0
        && retry.backoffFromMillis() <= retry.backoffToMillis()
        && Set.copyOf(retry.kinds()).size() == retry.kinds().size();
  }

  /** Built-in kinds, and those that the action declares. */
  private static boolean isRetried(String kind, ToolActionIr action) {
    return action.errors().contains(kind) || !kind.contains(".") && ErrorRules.isKind(kind);
  }
}
