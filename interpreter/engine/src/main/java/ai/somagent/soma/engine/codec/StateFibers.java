package ai.somagent.soma.engine.codec;

import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.UndoEntry;
import ai.somagent.soma.engine.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fibers inside a state. */
final class StateFibers {
  private StateFibers() {}

  static ObjectNode write(Fiber fiber) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", fiber.id());
    JoinReference parent = fiber.parent();
    if (parent != null) {
      json.putObject("parent").put("fiber", parent.fiber()).put("index", parent.index());
    }
    if (fiber.counter() != null) {
      json.put("counter", fiber.counter());
    }
    ArrayNode frames = json.putArray("frames");
    fiber.frames().forEach(frame -> frames.add(StateFrames.write(frame)));
    json.set("slots", writeSlots(fiber.slots()));
    if (fiber.awaited() != null) {
      json.set("wait", StateWaits.writeWait(fiber.awaited()));
    }
    if (fiber.pending() != null) {
      json.set("pending", StateWaits.writePending(fiber.pending()));
    }
    if (!fiber.undo().isEmpty()) {
      ArrayNode undo = json.putArray("undo");
      fiber.undo().forEach(entry -> undo.add(writeUndo(entry)));
    }
    return json;
  }

  static ObjectNode writeUndo(UndoEntry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", entry.key()).put("node", entry.node());
    return json.set("captured", writeSlots(entry.captured()));
  }

  static UndoEntry readUndo(JsonNode json) {
    return new UndoEntry(
        StateFields.text(json, "key"),
        StateFields.text(json, "node"),
        readSlots(StateFields.member(json, "captured")));
  }

  static Fiber read(JsonNode json) {
    List<Frame> frames = new ArrayList<>();
    StateFields.list(json, "frames").forEach(frame -> frames.add(StateFrames.read(frame)));
    List<UndoEntry> undo = new ArrayList<>();
    json.path("undo").forEach(entry -> undo.add(readUndo(entry)));
    return new Fiber(
        StateFields.number(json, "id"),
        readParent(json.get("parent")),
        json.has("counter") ? StateFields.text(json, "counter") : null,
        frames,
        readSlots(StateFields.member(json, "slots")),
        StateWaits.readWait(json.get("wait")),
        StateWaits.readPending(json.get("pending")),
        undo);
  }

  static ObjectNode writeSlots(SortedMap<String, Value> slots) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    slots.forEach((slot, value) -> json.set(slot, StateValues.write(value)));
    return json;
  }

  static SortedMap<String, Value> readSlots(JsonNode json) {
    SortedMap<String, Value> slots = new TreeMap<>();
    json.properties().forEach(e -> slots.put(e.getKey(), StateValues.read(e.getValue())));
    return slots;
  }

  private static @Nullable JoinReference readParent(@Nullable JsonNode json) {
    return json == null
        ? null
        : new JoinReference(StateFields.number(json, "fiber"), StateFields.index(json, "index"));
  }
}
