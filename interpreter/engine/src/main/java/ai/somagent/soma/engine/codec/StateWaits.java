package ai.somagent.soma.engine.codec;

import ai.somagent.soma.engine.state.OutstandingCall;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.Pending.ExitPending;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.Pending.ReturnPending;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.state.Wait;
import ai.somagent.soma.engine.state.Wait.ApprovalWait;
import ai.somagent.soma.engine.state.Wait.CallWait;
import ai.somagent.soma.engine.state.Wait.ConditionWait;
import ai.somagent.soma.engine.state.Wait.HeldWait;
import ai.somagent.soma.engine.state.Wait.SignalWait;
import ai.somagent.soma.engine.state.Wait.SleepWait;
import ai.somagent.soma.engine.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Inside a state: what fibers wait for, what happens then, and what the outside has to answer. */
final class StateWaits {
  private StateWaits() {}

  static ObjectNode writeWait(Wait wait) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return switch (wait) {
      case CallWait(long call) -> json.put("call", call);
      case SleepWait(long timer) -> json.put("sleep", timer);
      case SignalWait(String signal, Long timer) -> withTimer(json.put("signal", signal), timer);
      case ApprovalWait(long approval, Long timer) ->
          withTimer(json.put("approval", approval), timer);
      case ConditionWait(Long timer) -> withTimer(json.put("condition", true), timer);
      case HeldWait() -> json.put("held", true);
    };
  }

  static @Nullable Wait readWait(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    if (json.has("call")) {
      return new CallWait(StateFields.number(json, "call"));
    }
    if (json.has("sleep")) {
      return new SleepWait(StateFields.number(json, "sleep"));
    }
    if (json.has("signal")) {
      return new SignalWait(StateFields.text(json, "signal"), timer(json));
    }
    if (json.has("held")) {
      return new HeldWait();
    }
    if (json.has("approval")) {
      return new ApprovalWait(StateFields.number(json, "approval"), timer(json));
    }
    StateFields.member(json, "condition");
    return new ConditionWait(timer(json));
  }

  private static ObjectNode withTimer(ObjectNode json, @Nullable Long timer) {
    return timer == null ? json : json.put("timer", timer);
  }

  private static @Nullable Long timer(JsonNode json) {
    return json.has("timer") ? StateFields.number(json, "timer") : null;
  }

  static ObjectNode writePending(Pending pending) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return switch (pending) {
      case CancelPending _ -> json.put("cancel", true);
      case RaisePending raise -> {
        json.set("raise", StateEndings.writeError(raise.error()));
        yield raise.scope() == null ? json : json.put("scope", raise.scope());
      }
      case ExitPending(String exit, Value value) -> {
        json.put("exit", exit);
        yield value == null ? json : json.set("value", StateValues.write(value));
      }
      case ReturnPending(Value value) -> json.set("return", StateValues.write(value));
    };
  }

  static @Nullable Pending readPending(@Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    if (json.has("cancel")) {
      return CancelPending.CANCEL;
    }
    if (json.has("exit")) {
      return new ExitPending(
          StateFields.text(json, "exit"),
          json.has("value") ? StateValues.read(json.get("value")) : null);
    }
    if (json.has("return")) {
      return new ReturnPending(StateValues.read(json.get("return")));
    }
    return new RaisePending(
        StateEndings.readError(StateFields.member(json, "raise")),
        json.has("scope") ? StateFields.text(json, "scope") : null);
  }

  static ObjectNode writeCall(OutstandingCall call) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", call.id()).put("fiber", call.fiber()).put("node", call.node());
    if (call.cancelRequested()) {
      json.put("cancel_requested", true);
    }
    return json;
  }

  static OutstandingCall readCall(JsonNode json) {
    return new OutstandingCall(
        StateFields.number(json, "id"),
        StateFields.number(json, "fiber"),
        StateFields.text(json, "node"),
        json.path("cancel_requested").asBoolean());
  }

  static ObjectNode writeTimer(RunTimer timer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", timer.id())
        .put("fiber", timer.fiber())
        .put("node", timer.node())
        .put("key", timer.key())
        .put("at", timer.at().toString());
  }

  static RunTimer readTimer(JsonNode json) {
    return new RunTimer(
        StateFields.number(json, "id"),
        StateFields.number(json, "fiber"),
        StateFields.text(json, "node"),
        StateFields.text(json, "key"),
        Instant.parse(StateFields.text(json, "at")));
  }
}
