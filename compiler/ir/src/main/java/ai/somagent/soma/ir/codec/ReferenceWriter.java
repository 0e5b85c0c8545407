package ai.somagent.soma.ir.codec;

import static ai.somagent.soma.ir.codec.CommonWriter.number;
import static ai.somagent.soma.ir.codec.CommonWriter.text;
import static ai.somagent.soma.ir.codec.CommonWriter.texts;

import ai.somagent.soma.ir.ReferencesIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.PolicyIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Personas, topics, child capsules and policies; a table without entries is left out. */
final class ReferenceWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReferenceWriter() {}

  static void write(ObjectNode json, ReferencesIr references) {
    MemberWriter.table(json, "personas", references.personas(), ReferenceWriter::persona);
    MemberWriter.table(json, "topics", references.topics(), ReferenceWriter::topic);
    MemberWriter.table(json, "capsules", references.capsules(), ReferenceWriter::child);
    if (!references.policies().isEmpty()) {
      ArrayNode policies = json.putArray("policies");
      for (PolicyIr policy : references.policies()) {
        policies.addObject().put("name", policy.name()).put("version", policy.version());
      }
    }
  }

  private static ObjectNode persona(PersonaIr persona) {
    ObjectNode json =
        text(JSON.objectNode(), "version", persona.version())
            .put("model", persona.model())
            .put("system", persona.system())
            .put("temperature", persona.temperature())
            .put("maxTokens", persona.maxTokens());
    json.set("tools", texts(persona.tools()));
    return json.set("accepts", texts(persona.accepts()));
  }

  private static ObjectNode topic(TopicIr topic) {
    ObjectNode json = text(JSON.objectNode().put("name", topic.wireName()), "key", topic.key());
    number(json, "retentionMillis", topic.retentionMillis());
    return json.set("payload", TypeWriter.write(topic.payload()));
  }

  private static ObjectNode child(ChildIr child) {
    ObjectNode json =
        JSON.objectNode().put("version", child.version()).put("digest", child.digest());
    json.set("input", TypeWriter.fields(child.input()));
    return child.output() == null
        ? json
        : json.set("output", TypeWriter.labelled(child.output(), child.labels()));
  }
}
