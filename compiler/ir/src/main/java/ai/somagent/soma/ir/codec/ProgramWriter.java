package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.ToolActionIr;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Programs and tool actions as JSON; {@link ProgramReader} is its inverse. */
final class ProgramWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ProgramWriter() {}

  static ObjectNode write(ProgramIr program) {
    ObjectNode json = JSON.objectNode().put("format", ProgramIr.FORMAT);
    json.set("capsule", capsule(program.capsule()));
    json.set("budget", budget(program.budget()));
    ObjectNode types = json.putObject("$defs");
    program.types().forEach((name, type) -> types.set(name, TypeWriter.write(type)));
    ObjectNode errors = json.putObject("errors");
    program.errors().forEach((kind, fields) -> errors.set(kind, TypeWriter.fields(fields)));
    ObjectNode tools = json.putObject("tools");
    program.tools().forEach((key, action) -> tools.set(key, action(action)));
    ReferenceWriter.write(json, program.references());
    json.set("input", TypeWriter.fields(program.input()));
    if (program.output() != null) {
      json.set("output", TypeWriter.labelled(program.output(), program.outputLabels()));
    }
    CommonWriter.some(json, "raises", program.raises());
    MemberWriter.write(json, program.members());
    ObjectNode slots = json.putObject("slots");
    program.slots().forEach((id, slot) -> slots.set(id, slot(slot)));
    if (program.entry() != null) {
      json.put("entry", program.entry());
    }
    ObjectNode nodes = json.putObject("nodes");
    program.nodes().forEach((id, node) -> nodes.set(id, NodeWriter.write(node)));
    return json;
  }

  static ObjectNode action(ToolActionIr action) {
    ObjectNode json = JSON.objectNode().put("tool", action.tool()).put("action", action.action());
    if (action.version() != null) {
      json.put("version", action.version());
    }
    json.putObject("binding")
        .put("kind", action.bindingKind())
        .put("target", action.bindingTarget());
    json.put("effect", action.effect())
        .put("risk", action.risk())
        .put("idempotent", action.idempotent())
        .put("costMicroUsd", action.costMicroUsd());
    json.set("parameters", TypeWriter.fields(action.parameters()));
    if (action.result() != null) {
      json.set("result", TypeWriter.labelled(action.result(), action.resultLabels()));
    }
    action.errors().forEach(json.putArray("errors")::add);
    return json.put("digest", action.digest());
  }

  private static ObjectNode capsule(CapsuleIr capsule) {
    ObjectNode json =
        JSON.objectNode()
            .put("module", capsule.module())
            .put("name", capsule.name())
            .put("version", capsule.version())
            .put("risk", capsule.risk())
            .put("autonomy", capsule.autonomy());
    CommonWriter.text(json, "intent", capsule.intent());
    ObjectNode settings = json.putObject("settings");
    capsule.settings().forEach(settings::put);
    capsule.tags().forEach(json.putArray("tags")::add);
    return json;
  }

  private static ObjectNode budget(BudgetIr budget) {
    ObjectNode json = JSON.objectNode().put("wallClockMillis", budget.wallClockMillis());
    if (budget.toolCalls() != null) {
      json.put("toolCalls", budget.toolCalls());
    }
    if (budget.tokens() != null) {
      json.put("tokens", budget.tokens());
    }
    if (budget.usd() != null) {
      json.put("usd", budget.usd());
    }
    return json;
  }

  private static ObjectNode slot(SlotIr slot) {
    ObjectNode json =
        JSON.objectNode()
            .put("name", slot.name())
            .set("type", TypeWriter.labelled(slot.type(), slot.labels()));
    return slot.state() ? json.put("state", true) : json;
  }
}
