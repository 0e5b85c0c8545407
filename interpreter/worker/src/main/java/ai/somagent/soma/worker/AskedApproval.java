package ai.somagent.soma.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What people are asked, for those who decide.
 *
 * @param key names it in its run
 * @param node the asking step
 * @param by who may decide
 * @param quorum approvals that are needed
 * @param refusals refusals that end it
 * @param except ids of those who may not decide
 * @param show what is shown, as plain JSON
 * @param digest of all that is decided about
 * @param decisions those that count so far, oldest first
 */
public record AskedApproval(
    String key,
    String node,
    String title,
    List<Asked> by,
    int quorum,
    int refusals,
    List<String> except,
    JsonNode show,
    String digest,
    List<Said> decisions) {

  public AskedApproval {
    by = List.copyOf(by);
    except = List.copyOf(except);
    decisions = List.copyOf(decisions);
  }

  /** {@code kind} is {@code role}, {@code group} or {@code user}. */
  public record Asked(String kind, String id) {}

  /** What somebody has said. */
  public record Said(String person, boolean approved) {}

  /** How many have approved, or refused. */
  public long count(boolean approved) {
    return decisions.stream().filter(said -> said.approved() == approved).count();
  }

  /** All that {@code approvals} of a state says; nothing where there are none. */
  static List<AskedApproval> all(JsonNode approvals) {
    List<AskedApproval> all = new ArrayList<>();
    approvals.forEach(one -> all.add(of(one)));
    return all;
  }

  private static AskedApproval of(JsonNode json) {
    List<Asked> by = new ArrayList<>();
    for (JsonNode one : json.path("by")) {
      one.properties().forEach(each -> by.add(new Asked(each.getKey(), each.getValue().asText())));
    }
    List<String> except = new ArrayList<>();
    json.path("except").forEach(one -> except.add(one.asText()));
    List<Said> decisions = new ArrayList<>();
    for (JsonNode one : json.path("decisions")) {
      decisions.add(new Said(one.path("by").asText(), one.path("approved").asBoolean()));
    }
    return new AskedApproval(
        json.path("key").asText(),
        json.path("node").asText(),
        json.path("title").asText(),
        by,
        json.path("quorum").asInt(),
        json.path("refusals").asInt(),
        except,
        plain(json.path("show")),
        json.path("digest").asText(),
        decisions);
  }

  /** Without the tags that values of a state carry, which say nothing to people. */
  private static JsonNode plain(JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    String only = object.size() == 1 ? object.fieldNames().next() : "";
    if (only.startsWith("$") && !only.equals("$map")) {
      return object.path(only);
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    JsonNode source = only.equals("$map") ? object.path(only) : object;
    source.properties().forEach(field -> fields.set(field.getKey(), plain(field.getValue())));
    return fields;
  }
}
