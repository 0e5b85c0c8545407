package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarKind;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import org.jspecify.annotations.Nullable;

/** Loops are bounded and their slots can hold what they are given; parallels have branches. */
final class LoopRules {
  private static final int MAX = 100_000;

  private LoopRules() {}

  static void check(ProgramIr program, Findings findings) {
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof ForIr loop) {
        bounds(loop, findings);
        slots(program, loop, findings);
      } else if (node instanceof ParallelIr parallel && parallel.branches().isEmpty()) {
        findings.add(IrRule.PARALLEL_FORM, parallel, "nothing runs at once here");
      }
    }
  }

  static boolean isBound(int count) {
    return count >= 1 && count <= MAX;
  }

  private static void bounds(ForIr loop, Findings findings) {
    if (!isBound(loop.max())) {
      findings.add(IrRule.LOOP_BOUND, loop, "`max` must be from 1 to " + MAX);
    }
    if (!isBound(loop.window())) {
      findings.add(IrRule.LOOP_BOUND, loop, "`window` must be from 1 to " + MAX);
    }
    if (loop.overMap() && loop.keySlot() == null) {
      findings.add(IrRule.LOOP_FORM, loop, "a loop over a map takes key and value");
    }
  }

  private static void slots(ProgramIr program, ForIr loop, Findings findings) {
    TypeIr key = type(program, loop.keySlot());
    if (key != null && !(loop.overMap() ? isKey(key) : isScalar(key, ScalarKind.INT))) {
      findings.add(
          IrRule.SLOT_TYPE, loop, "slot `" + loop.keySlot() + "` cannot hold an index or key");
    }
    TypeIr result = type(program, loop.result());
    if (result != null && !(result instanceof ListTypeIr)) {
      findings.add(IrRule.SLOT_TYPE, loop, "slot `" + loop.result() + "` holds no list");
    }
  }

  private static boolean isKey(TypeIr type) {
    return type instanceof NamedTypeIr || isScalar(type, ScalarKind.STRING);
  }

  private static boolean isScalar(TypeIr type, ScalarKind kind) {
    return type instanceof ScalarTypeIr scalar && scalar.kind() == kind;
  }

  private static @Nullable TypeIr type(ProgramIr program, @Nullable String slot) {
    SlotIr found = slot == null ? null : program.slots().get(slot);
    return found == null ? null : found.type();
  }
}
