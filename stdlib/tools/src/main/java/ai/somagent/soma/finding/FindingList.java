package ai.somagent.soma.finding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * At most 50 findings; where there are more, the gravest are kept, in the order they came, and the
 * last one says how many were left out and weighs as much as the gravest of those. Not thread-safe.
 */
public final class FindingList {
  /** As declared in {@code somagent.marketplace}. */
  public static final int MOST = 50;

  private final List<Finding> findings = new ArrayList<>();
  private int omitted;
  private FindingWeight gravestOmitted = FindingWeight.LOW;

  public void add(Finding finding) {
    findings.add(finding);
    if (findings.size() >= MOST) {
      omitLightest();
    }
  }

  public boolean isEmpty() {
    return findings.isEmpty();
  }

  /** In the order they were added. */
  public List<Finding> toList() {
    if (omitted == 0) {
      return List.copyOf(findings);
    }
    List<Finding> all = new ArrayList<>(findings);
    all.add(new Finding(gravestOmitted, "more-findings", null, "and " + omitted + " more"));
    return all;
  }

  public ArrayNode toJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    toList().forEach(finding -> json.add(finding.toJson()));
    return json;
  }

  private void omitLightest() {
    FindingWeight lightest =
        findings.stream().map(Finding::weight).min(Comparator.naturalOrder()).orElseThrow();
    int last = findings.size() - 1;
    while (findings.get(last).weight() != lightest) {
      last--;
    }
    findings.remove(last);
    omitted++;
    if (lightest.compareTo(gravestOmitted) > 0) {
      gravestOmitted = lightest;
    }
  }
}
