package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value.MapValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A question to people that is not settled.
 *
 * @param fiber the fiber that waits for it
 * @param node the asking node
 * @param key names it for good
 * @param by who may decide
 * @param quorum approvals needed
 * @param refusals refusals that end it
 * @param except ids of those who may not decide
 * @param show what is shown
 * @param digest of all that is decided about
 * @param decisions so far, oldest first; one for each person
 */
public record OpenApproval(
    long id,
    long fiber,
    String node,
    String key,
    String title,
    List<Approver> by,
    int quorum,
    int refusals,
    List<String> except,
    MapValue show,
    String digest,
    List<Decision> decisions) {

  public OpenApproval {
    by = List.copyOf(by);
    except = List.copyOf(except);
    decisions = List.copyOf(decisions);
  }

  /** {@code kind} is {@code role}, {@code group} or {@code user}. */
  public record Approver(String kind, String id) {}

  /** How many have approved, or refused. */
  public long count(boolean approved) {
    return decisions.stream().filter(decision -> decision.approved() == approved).count();
  }

  /** With one decision more. */
  public OpenApproval with(Decision decision) {
    List<Decision> all = new ArrayList<>(decisions);
    all.add(decision);
    return new OpenApproval(
        id, fiber, node, key, title, by, quorum, refusals, except, show, digest, all);
  }
}
