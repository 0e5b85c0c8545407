package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the slots, and knows which ones a region sets anywhere inside. */
final class SlotSets {
  private final RegionTree tree;
  private final Map<String, Integer> indexes = new HashMap<>();

  SlotSets(ProgramIr program, RegionTree tree) {
    this.tree = tree;
    program.slots().keySet().forEach(id -> indexes.put(id, indexes.size()));
  }

  @Nullable Integer index(String slot) {
    return indexes.get(slot);
  }

  /** A new set with every slot that a node of {@code region}, however deep, sets. */
  BitSet setIn(Region region) {
    BitSet set = new BitSet();
    collect(region, set);
    return set;
  }

  private void collect(Region region, BitSet set) {
    for (NodeIr node : region.nodes()) {
      for (String slot : setBy(node)) {
        Integer index = slot == null ? null : indexes.get(slot);
        if (index != null) {
          set.set(index);
        }
      }
      tree.regionsOf(node).forEach(inner -> collect(inner, set));
    }
  }

  /** Slots that {@code node} itself sets; some may be null. */
  private static List<@Nullable String> setBy(NodeIr node) {
    return switch (node) {
      case LetIr let -> List.of(let.slot());
      case CallIr call -> Arrays.asList(call.result());
      case BlockIr block -> Arrays.asList(block.result());
      case ForIr loop -> Arrays.asList(loop.keySlot(), loop.itemSlot(), loop.result());
      case TryIr attempt -> {
        @Nullable String[] set = new @Nullable String[attempt.catches().size() + 1];
        Arrays.setAll(set, i -> i == 0 ? attempt.result() : slotOf(attempt.catches().get(i - 1)));
        yield Arrays.asList(set);
      }
      case IfIr _, ParallelIr _, ExitIr _, ReturnIr _, FailIr _ -> List.of();
    };
  }

  private static @Nullable String slotOf(CatchIr handler) {
    return handler.slot();
  }
}
