package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
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
import ai.somagent.soma.ir.node.UndoIr;
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
    Assignments start =
        MemberFlow.bound(flow, program.members().vars().keySet(), Assignments.none());
    Assignments end = flow.region(tree.main(), start);
    if (end != null && program.output() != null) {
      flow.returnMissing("a path ends without returning the output");
    }
    MemberFlow.check(program.members(), tree, flow, start);
  }

  void returnMissing(String message) {
    findings.add(IrRule.RETURN_MISSING, message);
  }

  @Nullable Assignments region(Region region, Assignments before) {
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
      case LetIr let -> set(let, let.slot(), read(let, NodeExpressions.of(let), at));
      case VarIr state -> set(state, state.slot(), read(state, NodeExpressions.of(state), at));
      case SetIr set -> change(set, read(set, NodeExpressions.of(set), at));
      case CheckpointIr _ -> at;
      case TaskIr task -> effect(task, block(task, task.result(), at));
      case EffectIr effect ->
          effect(
              effect, set(effect, effect.result(), read(effect, NodeExpressions.of(effect), at)));
      case WhileIr loop -> repeat(loop, read(loop, NodeExpressions.of(loop), at));
      case RaceIr race -> race(race, at);
      case GraphIr graph -> new GraphFlow(this, tree, slots, findings).graph(graph, at);
      case IfIr choice -> choice(choice, read(choice, List.of(choice.condition()), at));
      case BlockIr block -> block(block, block.result(), at);
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

  private @Nullable Assignments block(NodeIr block, @Nullable String result, Assignments at) {
    Assignments end = region(tree.regionsOf(block).getFirst(), at);
    return leave(block, result, listOf(end));
  }

  private Assignments change(SetIr set, Assignments at) {
    Integer index = slots.index(set.slot());
    if (index == null) {
      findings.add(IrRule.SLOT_UNKNOWN, set, "there is no slot `" + set.slot() + "`");
    } else if (!at.surely().get(index)) {
      findings.add(IrRule.SLOT_UNSET, set, "slot `" + set.slot() + "` may not be set yet");
    }
    return at;
  }

  /** What an effect's undo reads must be captured; what it sets is its own. */
  private @Nullable Assignments effect(EffectIr effect, @Nullable Assignments after) {
    UndoIr undo = effect.clauses().undo();
    if (undo == null || after == null) {
      return after;
    }
    Region body = tree.regionsOf(effect).getLast();
    region(body, after);
    if (!undo.captures().equals(List.copyOf(slots.capturedBy(body)))) {
      findings.add(IrRule.UNDO_CAPTURES, effect, "an undo captures exactly what it reads");
    }
    return after.withMaybe(slots.setIn(body));
  }

  private Assignments repeat(WhileIr loop, Assignments at) {
    Region body = tree.regionsOf(loop).getFirst();
    region(body, at);
    return at.withMaybe(slots.setIn(body));
  }

  private @Nullable Assignments race(RaceIr race, Assignments at) {
    List<Region> parts = tree.regionsOf(race);
    List<@Nullable Assignments> ends = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 2) {
      Assignments won = region(parts.get(i), at);
      ends.add(won == null ? null : region(parts.get(i + 1), won));
    }
    return leave(race, race.result(), ends);
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
    for (int i = 0; i < attempt.catches().size(); i++) {
      Assignments caught = at.withMaybe(inBody);
      ends.add(region(parts.get(i + 1), set(attempt, attempt.catches().get(i).slot(), caught)));
    }
    Assignments after = leave(attempt, attempt.result(), ends);
    if (attempt.cleanup() == null) {
      return after;
    }
    Region cleanup = parts.getLast();
    Assignments tidied = region(cleanup, at.withMaybe(slots.setInside(attempt)));
    return after == null || tidied == null ? null : after.withMaybe(slots.setIn(cleanup));
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

  Assignments set(@Nullable NodeIr node, @Nullable String slot, Assignments at) {
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

  Assignments read(@Nullable NodeIr node, Collection<ExpressionIr> expressions, Assignments at) {
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
