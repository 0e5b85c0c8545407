package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.NodeIr;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads programs and tool actions; knows the shape of the document, not its meaning. */
final class ProgramReader {
  private static final Set<String> PARTS =
      Set.of("format", "capsule", "budget", "$defs", "errors", "tools", "input", "slots", "nodes");
  private static final Set<String> ACTION_PARTS =
      Set.of(
          "tool",
          "action",
          "binding",
          "effect",
          "risk",
          "idempotent",
          "costMicroUsd",
          "parameters",
          "errors",
          "digest");

  private static final Set<String> OPTIONAL_PARTS = optionalParts();

  private ProgramReader() {}

  private static Set<String> optionalParts() {
    Set<String> parts = new HashSet<>(MemberReader.PARTS);
    parts.addAll(ReferenceReader.PARTS);
    parts.addAll(Set.of("output", "raises", "entry"));
    return parts;
  }

  static ProgramIr read(JsonCursor at) throws IrFormatException {
    at.requireObject();
    at.at("format").oneOf(Set.of(ProgramIr.FORMAT));
    at.object(PARTS, OPTIONAL_PARTS);
    LabelledType output = at.optional("output", LabelledType::read);
    return new ProgramIr(
        capsule(at.at("capsule")),
        budget(at.at("budget")),
        at.at("$defs").map(DefinitionReader::read),
        at.at("errors").map(TypeReader::fields),
        at.at("tools").map(ProgramReader::action),
        ReferenceReader.read(at),
        TypeReader.fields(at.at("input")),
        output == null ? null : output.type(),
        output == null ? List.of() : output.labels(),
        CommonReader.some(at, "raises", JsonCursor::text),
        MemberReader.read(at),
        at.at("slots").map(ProgramReader::slot),
        at.optional("entry", JsonCursor::text),
        nodes(at.at("nodes")));
  }

  static ToolActionIr action(JsonCursor at) throws IrFormatException {
    at.object(ACTION_PARTS, Set.of("version", "result"));
    LabelledType result = at.optional("result", LabelledType::read);
    JsonCursor binding = at.at("binding").object(Set.of("kind", "target"), Set.of());
    return new ToolActionIr(
        at.at("tool").text(),
        at.at("action").text(),
        at.optional("version", JsonCursor::text),
        binding.at("kind").text(),
        binding.at("target").text(),
        at.at("effect").text(),
        at.at("risk").text(),
        at.at("idempotent").bool(),
        at.at("costMicroUsd").natural(),
        TypeReader.fields(at.at("parameters")),
        result == null ? null : result.type(),
        result == null ? List.of() : result.labels(),
        at.at("errors").list(JsonCursor::text),
        at.at("digest").text());
  }

  private static CapsuleIr capsule(JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("module", "name", "version", "risk", "autonomy", "settings", "tags"),
        Set.of("intent"));
    return new CapsuleIr(
        at.at("module").text(),
        at.at("name").text(),
        at.at("version").text(),
        at.at("risk").text(),
        at.at("autonomy").text(),
        at.optional("intent", JsonCursor::text),
        at.at("settings").map(JsonCursor::text),
        at.at("tags").list(JsonCursor::text));
  }

  private static BudgetIr budget(JsonCursor at) throws IrFormatException {
    at.object(Set.of("wallClockMillis"), Set.of("toolCalls", "tokens", "usd"));
    return new BudgetIr(
        at.at("wallClockMillis").natural(),
        at.optional("toolCalls", JsonCursor::natural),
        at.optional("tokens", JsonCursor::natural),
        at.optional("usd", JsonCursor::number));
  }

  private static SlotIr slot(JsonCursor at) throws IrFormatException {
    at.object(Set.of("name", "type"), Set.of("state"));
    LabelledType type = LabelledType.read(at.at("type"));
    if (at.has("state") && !at.at("state").bool()) {
      throw at.at("state").refused("must be true or absent");
    }
    return new SlotIr(at.at("name").text(), type.type(), at.has("state"), type.labels());
  }

  private static Map<String, NodeIr> nodes(JsonCursor at) throws IrFormatException {
    at.requireObject();
    Map<String, NodeIr> nodes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : at.json().properties()) {
      nodes.put(entry.getKey(), NodeReader.read(entry.getKey(), at.at(entry.getKey())));
    }
    return nodes;
  }
}
