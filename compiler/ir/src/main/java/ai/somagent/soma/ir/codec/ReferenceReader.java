package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonReader.text;

import ai.somagent.soma.ir.ReferencesIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.PolicyIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import java.util.List;
import java.util.Set;

/** Reads what {@link ReferenceWriter} writes. */
final class ReferenceReader {
  /** Members of the document that are read here. */
  static final Set<String> PARTS = Set.of("personas", "topics", "capsules", "policies");

  private ReferenceReader() {}

  static ReferencesIr read(JsonCursor at) throws IrFormatException {
    return new ReferencesIr(
        CommonReader.table(at, "personas", ReferenceReader::persona),
        CommonReader.table(at, "topics", ReferenceReader::topic),
        CommonReader.table(at, "capsules", ReferenceReader::child),
        CommonReader.some(at, "policies", ReferenceReader::policy));
  }

  private static PersonaIr persona(JsonCursor at) throws IrFormatException {
    at.object(
        Set.of("model", "system", "temperature", "maxTokens", "tools", "accepts"),
        Set.of("version"));
    return new PersonaIr(
        text(at, "version"),
        at.at("model").text(),
        at.at("system").text(),
        at.at("temperature").number(),
        CommonReader.size(at.at("maxTokens")),
        at.at("tools").list(JsonCursor::text),
        at.at("accepts").list(JsonCursor::text));
  }

  private static TopicIr topic(JsonCursor at) throws IrFormatException {
    at.object(Set.of("name", "payload"), Set.of("key", "retentionMillis"));
    return new TopicIr(
        at.at("name").text(),
        text(at, "key"),
        at.optional("retentionMillis", JsonCursor::natural),
        TypeReader.read(at.at("payload")));
  }

  private static ChildIr child(JsonCursor at) throws IrFormatException {
    at.object(Set.of("version", "digest", "input"), Set.of("output"));
    LabelledType output = at.optional("output", LabelledType::read);
    return new ChildIr(
        at.at("version").text(),
        at.at("digest").text(),
        TypeReader.fields(at.at("input")),
        output == null ? null : output.type(),
        output == null ? List.of() : output.labels());
  }

  private static PolicyIr policy(JsonCursor at) throws IrFormatException {
    at.object(Set.of("name", "version"), Set.of());
    return new PolicyIr(at.at("name").text(), at.at("version").text());
  }
}
