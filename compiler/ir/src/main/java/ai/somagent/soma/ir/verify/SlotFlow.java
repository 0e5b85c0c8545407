package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows every path through the program: slots are set before they are read and never twice,
 * branches that run together set different ones, a block that has a value gives it, and a program
 * that has an output returns it. Null stands for a point that control does not reach.
 */
final class SlotFlow {
  private final RegionTree tree;
  private final Findings findings;
  private final SlotSets slots;
  private final Map<String, List<Assignments>> yields = new HashMap<>();

  private SlotFlow(ProgramIr program, RegionTree tree, Findings findings) {
    this.tree = tree;
    this.findings = findings;
    this.slots = new SlotSets(program, tree);
  }

  static void check(ProgramIr program, RegionTree tree, Findings findings) {
    SlotFlow flow = new SlotFlow(program, tree, findings);
    Assignments end = flow.region(tree.main(), Assignments.none());
    if (end != null && program.output() != null) {
      findings.add(IrRule.RETURN_MISSING, "a path ends without returning the output");
    }
  }

  private @Nullable Assignments region(Region region, Assignments before) {
    Assignments at = before.copy();
    for (NodeIr node : region.nodes()) {
      at = node(node, at);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private @Nullable Assignments node(NodeIr node, Assignments at) {
    return switch (node) {
      case LetIr let -> set(let, let.slot(), read(let, List.of(let.value()), at));
      case CallIr call -> set(call, call.result(), read(call, call.arguments().values(), at));
      case IfIr choice -> choice(choice, read(choice, List.of(choice.condition()), at));
      case BlockIr block -> block(block, at);
      case ForIr loop -> loop(loop, read(loop, List.of(loop.items()), at));
      case ParallelIr parallel -> parallel(parallel, at);
      case TryIr attempt -> attempt(attempt, at);
      case ExitIr exit -> {
        Stream.ofNullable(exit.value()).forEach(value -> read(exit, List.of(value), at));
        yields.computeIfAbsent(exit.target(), id -> new ArrayList<>()).add(at);
        yield null;
      }
      case ReturnIr end -> {
        Stream.ofNullable(end.value()).forEach(value -> read(end, List.of(value), at));
        yield null;
      }
      case FailIr fail -> {
        read(fail, fail.fields().values(), at);
        yield null;
      }
    };
  }

  private @Nullable Assignments choice(IfIr choice, Assignments at) {
    List<@Nullable Assignments> ends = new ArrayList<>();
    for (Region arm : tree.regionsOf(choice)) {
      ends.add(region(arm, at));
    }
    return join(ends);
  }

  private @Nullable Assignments block(BlockIr block, Assignments at) {
    Assignments end = region(tree.regionsOf(block).getFirst(), at);
    return leave(block, block.result(), listOf(end));
  }

  private Assignments loop(ForIr loop, Assignments at) {
    Region body = tree.regionsOf(loop).getFirst();
    Assignments turn = set(loop, loop.itemSlot(), set(loop, loop.keySlot(), at.copy()));
    region(body, turn);
    BitSet inside = slots.setIn(body);
    inside.or(turn.maybe());
    return set(loop, loop.result(), at.withMaybe(inside));
  }

  private @Nullable Assignments parallel(ParallelIr parallel, Assignments at) {
    BitSet setByOthers = new BitSet();
    Assignments after = at.copy();
    boolean ends = true;
    for (Region branch : tree.regionsOf(parallel)) {
      BitSet own = slots.setIn(branch);
      if (own.intersects(setByOthers)) {
        findings.add(IrRule.SLOT_RACE, parallel, "two branches set the same slot");
      }
      setByOthers.or(own);
      Assignments end = region(branch, at);
      if (end == null) {
        ends = false;
      } else {
        after.surely().or(end.surely());
        after.maybe().or(end.maybe());
      }
    }
    return ends ? after : null;
  }

  private @Nullable Assignments attempt(TryIr attempt, Assignments at) {
    List<Region> parts = tree.regionsOf(attempt);
    List<@Nullable Assignments> ends = new ArrayList<>();
    ends.add(region(parts.getFirst(), at));
    BitSet inBody = slots.setIn(parts.getFirst());
    for (int i = 1; i < parts.size(); i++) {
      Assignments caught = at.withMaybe(inBody);
      ends.add(region(parts.get(i), set(attempt, attempt.catches().get(i - 1).slot(), caught)));
    }
    return leave(attempt, attempt.result(), ends);
  }

  /** What holds after a node that is left by the {@code ends} of its regions or by a yield. */
  private @Nullable Assignments leave(
      NodeIr node, @Nullable String result, List<@Nullable Assignments> ends) {
    Assignments end = join(ends);
    if (end != null && result != null) {
      findings.add(IrRule.VALUE_MISSING, node, "a path ends without giving a value");
    }
    List<@Nullable Assignments> all = new ArrayList<>(yields.getOrDefault(node.id(), List.of()));
    all.add(end);
    Assignments after = join(all);
    return after == null ? null : set(node, result, after);
  }

  private static @Nullable Assignments join(List<@Nullable Assignments> paths) {
    List<Assignments> reached = new ArrayList<>();
    for (Assignments path : paths) {
      if (path != null) {
        reached.add(path);
      }
    }
    return Assignments.join(reached);
  }

  private static List<@Nullable Assignments> listOf(@Nullable Assignments one) {
    List<@Nullable Assignments> list = new ArrayList<>();
    list.add(one);
    return list;
  }

  private Assignments set(NodeIr node, @Nullable String slot, Assignments at) {
    Integer index = slot == null ? null : slots.index(slot);
    if (slot != null && index == null) {
      findings.add(IrRule.SLOT_UNKNOWN, node, "there is no slot `" + slot + "`");
    }
    if (index != null) {
      if (at.maybe().get(index)) {
        findings.add(IrRule.SLOT_SET_TWICE, node, "slot `" + slot + "` may be set already");
      }
      at.set(index);
    }
    return at;
  }

  private Assignments read(NodeIr node, Collection<ExpressionIr> expressions, Assignments at) {
    for (ExpressionIr expression : expressions) {
      for (String name : expression.reads()) {
        Integer index = slots.index(name);
        if (index != null && !at.surely().get(index)) {
          findings.add(IrRule.SLOT_UNSET, node, "slot `" + name + "` may not be set yet");
        }
      }
    }
    return at;
  }
}
