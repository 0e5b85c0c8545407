package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonWriter.expression;
import static ai.somagent.soma.ir.codec.CommonWriter.expressions;
import static ai.somagent.soma.ir.codec.CommonWriter.text;
import static ai.somagent.soma.ir.codec.CommonWriter.texts;
import static ai.somagent.soma.ir.codec.CommonWriter.value;
import static ai.somagent.soma.ir.codec.NodeWriter.op;

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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Effects: their own members, the slot of the result, and the clauses. */
final class EffectWriter {
  private EffectWriter() {}

  static ObjectNode write(EffectIr effect) {
    ObjectNode json =
        switch (effect) {
          case CallIr call ->
              op("call").put("tool", call.tool()).set("arguments", expressions(call.arguments()));
          case TaskIr task -> text(op("task").put("name", task.name()), "body", task.body());
          case RunIr run ->
              op(run.detached() ? "start" : "run")
                  .put("capsule", run.capsule())
                  .set("arguments", expressions(run.arguments()));
          case AskIr ask -> ask(ask);
          case ApproveIr approve -> approve(approve);
          case AwaitIr await ->
              value(text(op("await"), "signal", await.signal()), "until", await.until());
          case SleepIr sleep ->
              op("sleep").put("until", sleep.until()).set("value", expression(sleep.value()));
          case EmitIr emit ->
              op("emit").put("topic", emit.topic()).set("arguments", expressions(emit.arguments()));
          case EndorseIr endorse -> endorse(endorse);
        };
    return CommonWriter.clauses(text(json, "result", effect.result()), effect.clauses());
  }

  private static ObjectNode ask(AskIr ask) {
    ObjectNode json = op("ask").put("persona", ask.persona());
    json.set("prompt", expression(ask.prompt()));
    json.set("tools", texts(ask.tools()));
    return json.put("maxCalls", ask.maxCalls()).set("answer", TypeWriter.write(ask.answer()));
  }

  private static ObjectNode approve(ApproveIr approve) {
    ObjectNode json = op("approve").set("title", expression(approve.title()));
    ArrayNode by = json.putArray("by");
    for (ApproverIr approver : approve.by()) {
      by.addObject().put("kind", approver.kind()).set("id", expression(approver.id()));
    }
    json.put("quorum", approve.quorum()).put("refusals", approve.refusals());
    json.set("except", expressions(approve.except()));
    json.set("show", expressions(approve.show()));
    return CommonWriter.type(json, "form", approve.form());
  }

  private static ObjectNode endorse(EndorseIr endorse) {
    ObjectNode json = op("endorse").set("value", expression(endorse.value()));
    json.set("type", TypeWriter.write(endorse.type()));
    json.set("dropped", texts(endorse.dropped()));
    return text(text(json, "reason", endorse.reason()), "approval", endorse.approval());
  }
}
