package ai.somagent.soma.worker.program;

import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.Decision.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it comes in, by the update {@code soma.decide}. Whoever sends it has made sure who
 * the person is, and vouches for the roles and groups.
 *
 * @param approval key of what is decided
 */
public record DecisionRequest(String approval, Decision decision) {
  /** Name of the update; no program can declare it. */
  public static final String UPDATE = "soma.decide";

  private static final int LONGEST_TEXT = 10_000;
  private static final int MOST_NAMES = 1_000;

  /**
   * Reads {@code {"approval", "digest", "decision": "approve" or "reject", "by": {"id", "email"?,
   * "roles"?, "groups"?}, "comment"?, "answers"?}}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static DecisionRequest read(@Nullable JsonNode json) {
    if (json == null || !json.isObject()) {
      throw new IllegalArgumentException("a decision is an object");
    }
    JsonNode by = json.path("by");
    Person person =
        new Person(text(by, "id"), maybe(by, "email"), names(by, "roles"), names(by, "groups"));
    boolean approved =
        switch (text(json, "decision")) {
          case "approve" -> true;
          case "reject" -> false;
          default -> throw new IllegalArgumentException("`decision` is `approve` or `reject`");
        };
    JsonNode answers = json.path("answers");
    return new DecisionRequest(
        text(json, "approval"),
        new Decision(
            person,
            approved,
            text(json, "digest"),
            maybe(json, "comment"),
            answers.isMissingNode() || answers.isNull() ? null : answers));
  }

  private static String text(JsonNode json, String name) {
    String text = maybe(json, name);
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("`" + name + "` is missing");
    }
    return text;
  }

  private static @Nullable String maybe(JsonNode json, String name) {
    JsonNode member = json.path(name);
    if (member.isMissingNode() || member.isNull()) {
      return null;
    }
    if (!member.isTextual() || member.textValue().length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("`" + name + "` is no text, or too long");
    }
    return member.textValue();
  }

  private static List<String> names(JsonNode json, String name) {
    List<String> names = new ArrayList<>();
    for (JsonNode one : json.path(name)) {
      if (!one.isTextual() || names.size() == MOST_NAMES) {
        throw new IllegalArgumentException("`" + name + "` is no list of names, or too long");
      }
      names.add(one.textValue());
    }
    return names;
  }
}
