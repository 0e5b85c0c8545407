package ai.somagent.soma.cli.operate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decides, as the command line says it and vouches for it: a run has no way to find out.
 *
 * @param email of the person, or null
 */
public record Decider(
    String person, @Nullable String email, List<String> roles, List<String> groups) {

  public Decider {
    roles = List.copyOf(roles);
    groups = List.copyOf(groups);
  }

  /** For example {@code ada (role owner, group sales)}. */
  String words() {
    List<String> parts = new ArrayList<>();
    roles.forEach(role -> parts.add("role " + role));
    groups.forEach(group -> parts.add("group " + group));
    return parts.isEmpty() ? person : person + " (" + String.join(", ", parts) + ")";
  }
}
