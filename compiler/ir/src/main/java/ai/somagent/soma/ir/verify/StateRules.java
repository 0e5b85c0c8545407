package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State variables alone change, and only where nothing runs beside. */
final class StateRules {
  private StateRules() {}

  static void check(ProgramIr program, RegionTree tree, Findings findings) {
    Map<String, Region> homes = new HashMap<>();
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof VarIr state) {
        homes.put(state.slot(), tree.regionOf(state));
      }
      binding(program, node, findings);
    }
    program.members().vars().keySet().forEach(slot -> homes.remove(slot));
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof SetIr set) {
        SlotIr slot = program.slots().get(set.slot());
        if (slot != null && !slot.state()) {
          findings.add(IrRule.SET_VAR, set, "`" + set.slot() + "` is no state variable");
        } else if (crosses(tree.regionOf(set), homes.get(set.slot()))) {
          findings.add(IrRule.SET_CROSSES, set, "others beside this may read `" + set.slot() + "`");
        }
      }
    }
  }

  private static void binding(ProgramIr program, NodeIr node, Findings findings) {
    for (String name : SlotSets.setBy(node)) {
      SlotIr slot = name == null ? null : program.slots().get(name);
      if (slot != null && slot.state() != node instanceof VarIr) {
        findings.add(IrRule.VAR_FORM, node, "`" + name + "` is not bound as its declaration says");
      }
    }
  }

  /** Whether something concurrent lies between a set and the region of its variable. */
  private static boolean crosses(Region from, @Nullable Region home) {
    for (Region region = from; region != null && region != home; region = region.outer()) {
      if (region.isConcurrent()) {
        return true;
      }
    }
    return false;
  }
}
