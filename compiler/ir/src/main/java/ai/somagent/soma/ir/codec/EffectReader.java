package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonReader.clauses;
import static ai.somagent.soma.ir.codec.CommonReader.expression;
import static ai.somagent.soma.ir.codec.CommonReader.text;

import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import java.util.Set;

/** Reads what {@link EffectWriter} writes; one method per operation. */
final class EffectReader {
  private static final Set<String> RESULT = Set.of("result");

  private EffectReader() {}

  static EffectIr read(String id, String op, JsonCursor at) throws IrFormatException {
    return switch (op) {
      case "call" -> call(id, at);
      case "task" -> task(id, at);
      case "run" -> run(id, at, false);
      case "start" -> run(id, at, true);
      case "ask" -> ask(id, at);
      case "approve" -> approve(id, at);
      case "await" -> await(id, at);
      case "sleep" -> sleep(id, at);
      case "emit" -> emit(id, at);
      case "endorse" -> endorse(id, at);
      default -> throw at.at("op").refused("operation `" + op + "` is unknown");
    };
  }

  private static CallIr call(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(at, Set.of("op", "tool", "arguments", "timeoutMillis", "retry"), RESULT);
    return new CallIr(
        id,
        at.at("tool").text(),
        CommonReader.expressions(at.at("arguments")),
        text(at, "result"),
        clauses(at),
        text(at, "next"));
  }

  private static TaskIr task(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(at, Set.of("op", "name"), Set.of("body", "result"));
    return new TaskIr(
        id,
        at.at("name").text(),
        text(at, "body"),
        text(at, "result"),
        clauses(at),
        text(at, "next"));
  }

  private static RunIr run(String id, JsonCursor at, boolean detached) throws IrFormatException {
    CommonReader.effect(at, Set.of("op", "capsule", "arguments"), RESULT);
    return new RunIr(
        id,
        at.at("capsule").text(),
        CommonReader.expressions(at.at("arguments")),
        detached,
        text(at, "result"),
        clauses(at),
        text(at, "next"));
  }

  private static AskIr ask(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(
        at, Set.of("op", "persona", "prompt", "tools", "maxCalls", "answer"), RESULT);
    return new AskIr(
        id,
        at.at("persona").text(),
        expression(at.at("prompt")),
        at.at("tools").list(JsonCursor::text),
        CommonReader.size(at.at("maxCalls")),
        TypeReader.read(at.at("answer")),
        text(at, "result"),
        clauses(at),
        text(at, "next"));
  }

  private static ApproveIr approve(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(
        at,
        Set.of("op", "title", "by", "quorum", "refusals", "except", "show"),
        Set.of("form", "result"));
    return new ApproveIr(
        id,
        expression(at.at("title")),
        at.at("by").list(EffectReader::approver),
        CommonReader.size(at.at("quorum")),
        CommonReader.size(at.at("refusals")),
        at.at("except").list(CommonReader::expression),
        CommonReader.expressions(at.at("show")),
        at.optional("form", TypeReader::read),
        text(at, "result"),
        clauses(at),
        text(at, "next"));
  }

  private static ApproverIr approver(JsonCursor at) throws IrFormatException {
    at.object(Set.of("kind", "id"), Set.of());
    return new ApproverIr(at.at("kind").text(), expression(at.at("id")));
  }

  private static AwaitIr await(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(at, Set.of("op"), Set.of("signal", "until", "result"));
    return new AwaitIr(
        id,
        text(at, "signal"),
        at.optional("until", CommonReader::expression),
        text(at, "result"),
        clauses(at),
        text(at, "next"));
  }

  private static SleepIr sleep(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(at, Set.of("op", "value", "until"), Set.of());
    return new SleepIr(
        id, expression(at.at("value")), at.at("until").bool(), clauses(at), text(at, "next"));
  }

  private static EmitIr emit(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(at, Set.of("op", "topic", "arguments"), Set.of());
    return new EmitIr(
        id,
        at.at("topic").text(),
        CommonReader.expressions(at.at("arguments")),
        clauses(at),
        text(at, "next"));
  }

  private static EndorseIr endorse(String id, JsonCursor at) throws IrFormatException {
    CommonReader.effect(
        at, Set.of("op", "value", "type", "dropped"), Set.of("reason", "approval", "result"));
    return new EndorseIr(
        id,
        expression(at.at("value")),
        TypeReader.read(at.at("type")),
        at.at("dropped").list(JsonCursor::text),
        text(at, "reason"),
        text(at, "approval"),
        text(at, "result"),
        clauses(at),
        text(at, "next"));
  }
}
