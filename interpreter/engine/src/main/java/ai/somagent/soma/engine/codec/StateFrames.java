package ai.somagent.soma.engine.codec;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.ArmFrame;
import ai.somagent.soma.engine.state.Frame.BlockFrame;
import ai.somagent.soma.engine.state.Frame.CatchFrame;
import ai.somagent.soma.engine.state.Frame.CleanupFrame;
import ai.somagent.soma.engine.state.Frame.IfFrame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.ParallelFrame;
import ai.somagent.soma.engine.state.Frame.RaceFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Frame.Turns;
import ai.somagent.soma.engine.state.Frame.UndoFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Frames inside a state. */
final class StateFrames {
  private StateFrames() {}

  static ObjectNode write(Frame frame) {
    return switch (frame) {
      case IfFrame(String node) -> head("if", node);
      case BlockFrame(String node) -> head("block", node);
      case TryFrame attempt -> writeTry(attempt);
      case CatchFrame(String node, int handler, int mark) ->
          mark(head("catch", node).put("handler", handler), mark);
      case CleanupFrame(String node, Pending departure) ->
          departing(head("cleanup", node), departure);
      case UndoFrame undo -> writeUndo(undo);
      case LoopFrame loop -> writeLoop(loop);
      case WhileFrame(String node, int index) -> head("while", node).put("index", index);
      case ParallelFrame parallel -> writeParallel(parallel);
      case RaceFrame race -> writeRace(race);
      case ArmFrame(String node, int arm) -> head("arm", node).put("arm", arm);
      case WindowFrame window -> writeWindow(window);
    };
  }

  static Frame read(JsonNode json) {
    String node = StateFields.text(json, "node");
    return switch (StateFields.text(json, "frame")) {
      case "if" -> new IfFrame(node);
      case "block" -> new BlockFrame(node);
      case "try" ->
          new TryFrame(
              node,
              json.has("timer") ? StateFields.number(json, "timer") : null,
              json.path("attempt").asInt(),
              json.path("mark").asInt());
      case "catch" ->
          new CatchFrame(node, StateFields.index(json, "handler"), json.path("mark").asInt());
      case "cleanup" -> new CleanupFrame(node, StateWaits.readPending(json.get("departure")));
      case "undo" -> readUndo(node, json);
      case "loop" -> readLoop(node, json);
      case "while" -> new WhileFrame(node, StateFields.index(json, "index"));
      case "parallel" -> readParallel(node, json);
      case "race" -> readRace(node, json);
      case "arm" -> new ArmFrame(node, StateFields.index(json, "arm"));
      case "window" -> readWindow(node, json);
      default -> throw StateFields.malformed("frame");
    };
  }

  private static ObjectNode head(String frame, String node) {
    return JsonNodeFactory.instance.objectNode().put("frame", frame).put("node", node);
  }

  private static ObjectNode writeTry(TryFrame attempt) {
    ObjectNode json = head("try", attempt.node());
    if (attempt.timer() != null) {
      json.put("timer", attempt.timer());
    }
    if (attempt.attempt() > 0) {
      json.put("attempt", attempt.attempt());
    }
    return mark(json, attempt.mark());
  }

  private static ObjectNode mark(ObjectNode json, int mark) {
    return mark == 0 ? json : json.put("mark", mark);
  }

  private static ObjectNode departing(ObjectNode json, @Nullable Pending departure) {
    return departure == null ? json : json.set("departure", StateWaits.writePending(departure));
  }

  private static ObjectNode writeUndo(UndoFrame undo) {
    ObjectNode json = head("undo", undo.node());
    writeLive(json, undo.live());
    json.set("running", StateFibers.writeUndo(undo.running()));
    return departing(json, undo.departure());
  }

  private static UndoFrame readUndo(String node, JsonNode json) {
    Pending departure = StateWaits.readPending(StateFields.member(json, "departure"));
    return new UndoFrame(
        node,
        readLive(json),
        StateFibers.readUndo(StateFields.member(json, "running")),
        Objects.requireNonNull(departure));
  }

  private static ObjectNode writeLoop(LoopFrame loop) {
    ObjectNode json = head("loop", loop.node());
    writeTurns(json, loop.turns());
    json.put("index", loop.index());
    json.set("collected", StateValues.writeList(loop.collected()));
    return json;
  }

  private static LoopFrame readLoop(String node, JsonNode json) {
    return new LoopFrame(
        node,
        readTurns(json),
        StateFields.index(json, "index"),
        StateValues.readList(StateFields.list(json, "collected")));
  }

  private static ObjectNode writeParallel(ParallelFrame parallel) {
    ObjectNode json = head("parallel", parallel.node());
    writeLive(json, parallel.live());
    ObjectNode bound = json.putObject("bound");
    parallel
        .bound()
        .forEach((index, slots) -> bound.set(key(index), StateFibers.writeSlots(slots)));
    return json;
  }

  private static ParallelFrame readParallel(String node, JsonNode json) {
    return new ParallelFrame(
        node, readLive(json), readIndexed(json, "bound", StateFibers::readSlots));
  }

  private static ObjectNode writeRace(RaceFrame race) {
    ObjectNode json = head("race", race.node());
    writeLive(json, race.live());
    if (race.winner() != null) {
      json.put("winner", race.winner());
      json.set("bound", StateFibers.writeSlots(race.bound()));
    }
    return json;
  }

  private static RaceFrame readRace(String node, JsonNode json) {
    boolean won = json.has("winner");
    return new RaceFrame(
        node,
        readLive(json),
        won ? Integer.valueOf(StateFields.index(json, "winner")) : null,
        won ? StateFibers.readSlots(StateFields.member(json, "bound")) : new TreeMap<>());
  }

  private static ObjectNode writeWindow(WindowFrame window) {
    ObjectNode json = head("window", window.node());
    writeTurns(json, window.turns());
    json.put("next", window.next());
    writeLive(json, window.live());
    ObjectNode collected = json.putObject("collected");
    window
        .collected()
        .forEach((index, value) -> collected.set(key(index), StateValues.write(value)));
    return json;
  }

  private static WindowFrame readWindow(String node, JsonNode json) {
    SortedMap<Integer, Value> collected = readIndexed(json, "collected", StateValues::read);
    return new WindowFrame(
        node, readTurns(json), StateFields.index(json, "next"), readLive(json), collected);
  }

  private static void writeTurns(ObjectNode json, Turns turns) {
    if (!turns.keys().isEmpty()) {
      ArrayNode keys = json.putArray("keys");
      turns.keys().forEach(keys::add);
    }
    json.set("items", StateValues.writeList(turns.items()));
  }

  private static Turns readTurns(JsonNode json) {
    List<String> keys = new ArrayList<>();
    json.path("keys").forEach(key -> keys.add(key.textValue()));
    return new Turns(keys, StateValues.readList(StateFields.list(json, "items")));
  }

  private static void writeLive(ObjectNode json, SortedMap<Integer, Long> live) {
    ObjectNode children = json.putObject("live");
    live.forEach((index, fiber) -> children.put(key(index), fiber));
  }

  private static SortedMap<Integer, Long> readLive(JsonNode json) {
    return readIndexed(json, "live", JsonNode::longValue);
  }

  private static <V> SortedMap<Integer, V> readIndexed(
      JsonNode json, String name, Function<JsonNode, V> read) {
    SortedMap<Integer, V> entries = new TreeMap<>();
    StateFields.member(json, name)
        .properties()
        .forEach(e -> entries.put(Integer.valueOf(e.getKey()), read.apply(e.getValue())));
    return entries;
  }

  private static String key(int index) {
    return Integer.toString(index);
  }
}
