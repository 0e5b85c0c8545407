package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonWriter.expression;
import static ai.somagent.soma.ir.codec.CommonWriter.expressions;
import static ai.somagent.soma.ir.codec.CommonWriter.text;
import static ai.somagent.soma.ir.codec.CommonWriter.texts;

import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.MembersIr.ScheduleIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TopicSourceIr;
import ai.somagent.soma.ir.MembersIr.TriggerIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;

/** State, signals, updates, queries and triggers; a table without entries is left out. */
final class MemberWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private MemberWriter() {}

  static void write(ObjectNode json, MembersIr members) {
    table(json, "vars", members.vars(), CommonWriter::expression);
    table(json, "signals", members.signals(), MemberWriter::signal);
    table(json, "updates", members.updates(), MemberWriter::update);
    table(json, "queries", members.queries(), MemberWriter::query);
    if (!members.triggers().isEmpty()) {
      ArrayNode triggers = json.putArray("triggers");
      members.triggers().forEach(trigger -> triggers.add(trigger(trigger)));
    }
  }

  static <T> void table(
      ObjectNode json, String name, Map<String, T> entries, Function<T, ObjectNode> writer) {
    if (!entries.isEmpty()) {
      ObjectNode table = json.putObject(name);
      entries.forEach((key, value) -> table.set(key, writer.apply(value)));
    }
  }

  private static ObjectNode signal(SignalIr signal) {
    ObjectNode json = JSON.objectNode().set("payload", TypeWriter.write(signal.payload()));
    json.put("max", signal.max());
    TopicSourceIr source = signal.source();
    if (source != null) {
      json.putObject("source")
          .put("topic", source.topic())
          .set("filter", expressions(source.filter()));
    }
    return signal.handler() == null ? json : json.set("handler", handler(signal.handler()));
  }

  private static ObjectNode update(UpdateIr update) {
    ObjectNode json = JSON.objectNode().set("parameters", TypeWriter.fields(update.parameters()));
    if (update.result() != null) {
      json.set("result", TypeWriter.labelled(update.result(), update.labels()));
    }
    json.set("raises", texts(update.raises()));
    return json.set("handler", handler(update.handler()));
  }

  private static ObjectNode query(QueryIr query) {
    ObjectNode json =
        JSON.objectNode().set("type", TypeWriter.labelled(query.type(), query.labels()));
    return json.set("value", expression(query.value()));
  }

  private static ObjectNode handler(HandlerIr handler) {
    ObjectNode json = JSON.objectNode();
    ObjectNode slots = json.putObject("slots");
    handler.slots().forEach(slots::put);
    return text(json, "body", handler.body());
  }

  private static ObjectNode trigger(TriggerIr trigger) {
    ObjectNode json =
        switch (trigger) {
          case ScheduleIr schedule ->
              JSON.objectNode()
                  .put("on", "schedule")
                  .put("cron", schedule.cron())
                  .put("zone", schedule.zone())
                  .put("overlap", schedule.overlap());
          case EventIr event ->
              CommonWriter.value(
                  JSON.objectNode()
                      .put("on", "event")
                      .put("topic", event.topic())
                      .put("slot", event.slot()),
                  "where",
                  event.where());
        };
    return json.set("arguments", expressions(trigger.arguments()));
  }
}
