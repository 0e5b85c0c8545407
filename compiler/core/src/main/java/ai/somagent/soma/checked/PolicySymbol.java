package ai.somagent.soma.checked;

import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules over the steps of programs.
 *
 * @param step the variable {@code step} that conditions read; its type is a record of the facts
 */
public record PolicySymbol(
    String module,
    String source,
    String name,
    String version,
    LocalSymbol step,
    List<PolicyRuleChecked> rules) {
  public PolicySymbol {
    rules = List.copyOf(rules);
  }

  /** Module and name. */
  public String qualifiedName() {
    return module + "." + name;
  }

  /**
   * @param because the author's reason; of a gate its title
   * @param gate set for a gate alone
   */
  public record PolicyRuleChecked(
      Verdict verdict,
      CheckedExpression condition,
      String because,
      @Nullable GateChecked gate,
      Span span) {}

  /** An approval before a step. */
  public record GateChecked(ApproveOperation approval, long withinMillis) {}

  /** What a rule does where its condition holds. */
  public enum Verdict {
    DENY,
    WARN,
    GATE
  }
}
