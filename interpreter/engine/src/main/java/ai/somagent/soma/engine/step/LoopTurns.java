package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame.Turns;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import java.util.List;

/** What both kinds of {@code for} do with their items. */
final class LoopTurns {
  private LoopTurns() {}

  static Turns of(Workspace workspace, ActiveFiber fiber, ForIr node) throws RaisedException {
    Value items = Scope.evaluate(workspace, fiber, node.id(), node.items());
    Turns turns =
        switch (items) {
          case ListValue list when !node.overMap() -> new Turns(List.of(), list.items());
          case MapValue map when node.overMap() ->
              new Turns(List.copyOf(map.entries().keySet()), List.copyOf(map.entries().values()));
          case Value _ ->
              throw RaisedException.of(
                  "Evaluation", "the loop has nothing it could run over", node.id());
        };
    int count = turns.items().size();
    if (count > node.max()) {
      String message = "the loop has " + count + " items, at most " + node.max() + " are allowed";
      throw RaisedException.of("LimitExceeded", message, node.id());
    }
    return turns;
  }

  static void bind(ActiveFiber fiber, ForIr node, Turns turns, int index) {
    Value key = node.overMap() ? new TextValue(turns.keys().get(index)) : new IntValue(index);
    fiber.bind(node.keySlot(), key);
    fiber.bind(node.itemSlot(), turns.items().get(index));
  }
}
