package ai.somagent.soma.engine.codec;

import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.Decision.Person;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.OpenApproval.Approver;
import ai.somagent.soma.engine.value.Value.MapValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Approvals inside a state. */
final class StateApprovals {
  private StateApprovals() {}

  static ObjectNode write(OpenApproval approval) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", approval.id())
        .put("fiber", approval.fiber())
        .put("node", approval.node())
        .put("key", approval.key())
        .put("title", approval.title());
    ArrayNode by = json.putArray("by");
    approval.by().forEach(one -> by.addObject().put(one.kind(), one.id()));
    json.put("quorum", approval.quorum()).put("refusals", approval.refusals());
    ArrayNode except = json.putArray("except");
    approval.except().forEach(except::add);
    json.set("show", StateValues.write(approval.show()));
    json.put("digest", approval.digest());
    ArrayNode decisions = json.putArray("decisions");
    approval.decisions().forEach(decision -> decisions.add(write(decision)));
    return json;
  }

  static OpenApproval read(JsonNode json) {
    return new OpenApproval(
        StateFields.number(json, "id"),
        StateFields.number(json, "fiber"),
        StateFields.text(json, "node"),
        StateFields.text(json, "key"),
        StateFields.text(json, "title"),
        list(json, "by", StateApprovals::readApprover),
        StateFields.index(json, "quorum"),
        StateFields.index(json, "refusals"),
        list(json, "except", JsonNode::textValue),
        (MapValue) StateValues.read(StateFields.member(json, "show")),
        StateFields.text(json, "digest"),
        list(json, "decisions", StateApprovals::readDecision));
  }

  private static Approver readApprover(JsonNode json) {
    var only = json.properties().iterator().next();
    return new Approver(only.getKey(), only.getValue().textValue());
  }

  private static ObjectNode write(Decision decision) {
    Person person = decision.by();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("by", person.id());
    if (person.email() != null) {
      json.put("email", person.email());
    }
    ArrayNode roles = json.putArray("roles");
    person.roles().forEach(roles::add);
    ArrayNode groups = json.putArray("groups");
    person.groups().forEach(groups::add);
    json.put("approved", decision.approved()).put("digest", decision.digest());
    if (decision.comment() != null) {
      json.put("comment", decision.comment());
    }
    return decision.answers() == null ? json : json.set("answers", decision.answers());
  }

  private static Decision readDecision(JsonNode json) {
    Person person =
        new Person(
            StateFields.text(json, "by"),
            maybe(json, "email"),
            list(json, "roles", JsonNode::textValue),
            list(json, "groups", JsonNode::textValue));
    return new Decision(
        person,
        StateFields.member(json, "approved").booleanValue(),
        StateFields.text(json, "digest"),
        maybe(json, "comment"),
        json.get("answers"));
  }

  private static @Nullable String maybe(JsonNode json, String name) {
    return json.has(name) ? StateFields.text(json, name) : null;
  }

  private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    StateFields.list(json, name).forEach(element -> all.add(read.apply(element)));
    return all;
  }
}
