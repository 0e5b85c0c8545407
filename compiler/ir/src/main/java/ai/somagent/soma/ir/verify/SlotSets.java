package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.CheckpointIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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

  /** A new set with every slot that a region of {@code owner} sets, but for what tidies up. */
  BitSet setInside(NodeIr owner) {
    BitSet set = new BitSet();
    tree.regionsOf(owner).stream()
        .filter(region -> !region.isCleanup())
        .forEach(region -> collect(region, set));
    return set;
  }

  /** Slots from outside that {@code body} reads and does not set itself, in order. */
  SortedSet<String> capturedBy(Region body) {
    Set<String> own = new HashSet<>();
    SortedSet<String> read = new TreeSet<>();
    captured(body, own, read);
    read.removeAll(own);
    read.retainAll(indexes.keySet());
    return read;
  }

  private void captured(Region body, Set<String> own, Set<String> read) {
    for (NodeIr node : body.nodes()) {
      setBy(node).stream().filter(Objects::nonNull).forEach(own::add);
      if (node instanceof SetIr set) {
        own.add(set.slot());
      }
      NodeExpressions.of(node).forEach(expression -> read.addAll(expression.reads()));
      tree.regionsOf(node).forEach(inner -> captured(inner, own, read));
    }
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
  static List<@Nullable String> setBy(NodeIr node) {
    return switch (node) {
      case LetIr let -> List.of(let.slot());
      case VarIr state -> List.of(state.slot());
      case EffectIr effect -> Arrays.asList(effect.result());
      case BlockIr block -> Arrays.asList(block.result());
      case RaceIr race -> Arrays.asList(race.result());
      case ForIr loop -> Arrays.asList(loop.keySlot(), loop.itemSlot(), loop.result());
      case TryIr attempt -> {
        @Nullable String[] set = new @Nullable String[attempt.catches().size() + 1];
        Arrays.setAll(set, i -> i == 0 ? attempt.result() : slotOf(attempt.catches().get(i - 1)));
        yield Arrays.asList(set);
      }
      case GraphIr graph -> setBy(graph);
      case SetIr _,
          CheckpointIr _,
          IfIr _,
          WhileIr _,
          ParallelIr _,
          ExitIr _,
          ReturnIr _,
          FailIr _ ->
          List.of();
    };
  }

  private static List<@Nullable String> setBy(GraphIr graph) {
    @Nullable String[] set = new @Nullable String[graph.nodes().size() + 1];
    Arrays.setAll(set, i -> i == 0 ? graph.outcomes() : resultOf(graph.nodes().get(i - 1)));
    return Arrays.asList(set);
  }

  private static @Nullable String resultOf(GraphNodeIr node) {
    return node.result();
  }

  private static @Nullable String slotOf(CatchIr handler) {
    return handler.slot();
  }
}
