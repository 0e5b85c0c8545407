package ai.somagent.soma.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says to an approval. The sender vouches for who the person is, and for roles and
 * groups: a run has no way to find out.
 *
 * @param approval key of what is decided
 * @param digest of what the person was shown
 * @param person id of the person
 * @param email of the person, or null
 * @param comment or null
 * @param answers to the form, or null
 */
public record RunDecision(
    String approval,
    String digest,
    boolean approved,
    String person,
    @Nullable String email,
    List<String> roles,
    List<String> groups,
    @Nullable String comment,
    @Nullable ObjectNode answers) {

  public RunDecision {
    roles = List.copyOf(roles);
    groups = List.copyOf(groups);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("approval", approval)
        .put("digest", digest)
        .put("decision", approved ? "approve" : "reject");
    ObjectNode by = json.putObject("by").put("id", person);
    if (email != null) {
      by.put("email", email);
    }
    names(by.putArray("roles"), roles);
    names(by.putArray("groups"), groups);
    if (comment != null) {
      json.put("comment", comment);
    }
    return answers == null ? json : json.set("answers", answers);
  }

  private static void names(ArrayNode array, List<String> names) {
    names.forEach(array::add);
  }
}
