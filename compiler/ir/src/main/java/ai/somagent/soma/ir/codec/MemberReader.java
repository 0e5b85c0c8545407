package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonReader.expression;
import static ai.somagent.soma.ir.codec.CommonReader.expressions;
import static ai.somagent.soma.ir.codec.CommonReader.text;

import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.MembersIr.ScheduleIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TopicSourceIr;
import ai.somagent.soma.ir.MembersIr.TriggerIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import java.util.List;
import java.util.Set;

/** Reads what {@link MemberWriter} writes. */
final class MemberReader {
  /** Members of the document that are read here. */
  static final Set<String> PARTS = Set.of("vars", "signals", "updates", "queries", "triggers");

  private MemberReader() {}

  static MembersIr read(JsonCursor at) throws IrFormatException {
    return new MembersIr(
        CommonReader.table(at, "vars", CommonReader::expression),
        CommonReader.table(at, "signals", MemberReader::signal),
        CommonReader.table(at, "updates", MemberReader::update),
        CommonReader.table(at, "queries", MemberReader::query),
        CommonReader.some(at, "triggers", MemberReader::trigger));
  }

  private static SignalIr signal(JsonCursor at) throws IrFormatException {
    at.object(Set.of("payload", "max"), Set.of("source", "handler"));
    return new SignalIr(
        TypeReader.read(at.at("payload")),
        CommonReader.size(at.at("max")),
        at.optional("source", MemberReader::source),
        at.optional("handler", MemberReader::handler));
  }

  private static TopicSourceIr source(JsonCursor at) throws IrFormatException {
    at.object(Set.of("topic", "filter"), Set.of());
    return new TopicSourceIr(at.at("topic").text(), expressions(at.at("filter")));
  }

  private static UpdateIr update(JsonCursor at) throws IrFormatException {
    at.object(Set.of("parameters", "raises", "handler"), Set.of("result"));
    LabelledType result = at.optional("result", LabelledType::read);
    return new UpdateIr(
        TypeReader.fields(at.at("parameters")),
        result == null ? null : result.type(),
        result == null ? List.of() : result.labels(),
        at.at("raises").list(JsonCursor::text),
        handler(at.at("handler")));
  }

  private static QueryIr query(JsonCursor at) throws IrFormatException {
    at.object(Set.of("type", "value"), Set.of());
    LabelledType type = LabelledType.read(at.at("type"));
    return new QueryIr(type.type(), type.labels(), expression(at.at("value")));
  }

  private static HandlerIr handler(JsonCursor at) throws IrFormatException {
    at.object(Set.of("slots"), Set.of("body"));
    return new HandlerIr(at.at("slots").map(JsonCursor::text), text(at, "body"));
  }

  private static TriggerIr trigger(JsonCursor at) throws IrFormatException {
    at.requireObject();
    if (at.at("on").oneOf(Set.of("schedule", "event")).equals("schedule")) {
      at.object(Set.of("on", "cron", "zone", "overlap", "arguments"), Set.of());
      return new ScheduleIr(
          at.at("cron").text(),
          at.at("zone").text(),
          at.at("overlap").text(),
          expressions(at.at("arguments")));
    }
    at.object(Set.of("on", "topic", "slot", "arguments"), Set.of("where"));
    return new EventIr(
        at.at("topic").text(),
        at.at("slot").text(),
        at.optional("where", CommonReader::expression),
        expressions(at.at("arguments")));
  }
}
