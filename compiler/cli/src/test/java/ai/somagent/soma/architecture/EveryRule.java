package ai.somagent.soma.architecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Several rules as one. */
final class EveryRule {
  private EveryRule() {}

  static ArchRule of(List<ArchRule> rules) {
    CompositeArchRule all = CompositeArchRule.of(rules.getFirst());
    for (ArchRule rule : rules.subList(1, rules.size())) {
      all = all.and(rule);
    }
    return all;
  }
}
