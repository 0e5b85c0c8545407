package ai.somagent.soma.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says to an approval. Who the person is, the driver has made sure of.
 *
 * @param digest of what was shown to the person
 * @param comment or null
 * @param answers to the form; null where there is none, and in a refusal
 */
public record Decision(
    Person by,
    boolean approved,
    String digest,
    @Nullable String comment,
    @Nullable JsonNode answers) {

  /**
   * Who decides.
   *
   * @param id of the principal
   * @param email or null
   */
  public record Person(String id, @Nullable String email, List<String> roles, List<String> groups) {
    public Person {
      roles = List.copyOf(roles);
      groups = List.copyOf(groups);
    }
  }
}
