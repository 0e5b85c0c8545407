package ai.somagent.soma.cli.operate;

import ai.somagent.soma.worker.AskedApproval;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A decision that counts as {@code soma.decision/1}, and what is asked inside other forms. */
final class DecisionJson {
  private DecisionJson() {}

  /** {@code answer} is what the run said to the decision. */
  static ObjectNode of(
      String run, AskedApproval asked, boolean approves, Decider by, JsonNode answer) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("format", "soma.decision/1").put("run", run);
    json.put("decision", approves ? "approve" : "reject");
    ObjectNode person = json.putObject("by").put("id", by.person());
    by.roles().forEach(person.putArray("roles")::add);
    by.groups().forEach(person.putArray("groups")::add);
    json.setAll(asked(asked));
    json.put("status", answer.path("status").asText());
    json.put("approvals", answer.path("approvals").asLong());
    return json.put("refusals", answer.path("refusals").asLong());
  }

  /** What people are asked. */
  static ObjectNode asked(AskedApproval asked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("approval", asked.key()).put("title", asked.title());
    json.set("show", asked.show());
    json.put("digest", asked.digest());
    ArrayNode people = json.putArray("asked");
    asked.by().forEach(one -> people.addObject().put(one.kind(), one.id()));
    asked.except().forEach(json.putArray("except")::add);
    json.put("quorum", asked.quorum()).put("mostRefusals", asked.refusals());
    return json.put("approvals", asked.count(true)).put("refusals", asked.count(false));
  }
}
