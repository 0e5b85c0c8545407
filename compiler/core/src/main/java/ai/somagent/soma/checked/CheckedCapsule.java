package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A capsule or plan with its meaning. A plan's steps are its provision, one {@link
 * CheckedStep.GraphChecked}, sync and improve.
 *
 * @param intent what a plan is for, or null for a capsule
 * @param policies the packs that it names itself
 * @param members state, signals, updates, queries and triggers, in order
 * @param raises error kinds that a run may end with, by qualified name in ascending order
 * @param source name of the declaring text
 * @param risk the higher of the declared and the computed risk
 * @param settings other declared settings as strings, in order
 * @param output null when the capsule returns nothing
 * @param span its name in the source
 */
public record CheckedCapsule(
    String module,
    String source,
    String name,
    String version,
    String risk,
    String autonomy,
    @Nullable String intent,
    Map<String, String> settings,
    List<String> tags,
    List<PolicySymbol> policies,
    CheckedBudget budget,
    List<FieldSymbol> input,
    @Nullable DeclaredType output,
    List<CapsuleMember> members,
    List<CheckedStep> steps,
    List<ErrorSymbol> raises,
    Span span) {
  public CheckedCapsule {
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
    tags = List.copyOf(tags);
    policies = List.copyOf(policies);
    input = List.copyOf(input);
    members = List.copyOf(members);
    raises = List.copyOf(raises);
    steps = List.copyOf(steps);
  }

  /** Whether it is a plan. */
  public boolean isPlan() {
    return intent != null;
  }

  /** Module and name. */
  public String qualifiedName() {
    return module + "." + name;
  }

  /**
   * Ceilings of one run; null where none was declared.
   *
   * @param concurrency most nodes of a plan that run at once
   * @param span where to report on it: its keyword, or the capsule's name where there is none
   */
  public record CheckedBudget(
      long wallClockMillis,
      @Nullable Long toolCalls,
      @Nullable Long tokens,
      @Nullable Double usd,
      @Nullable Integer concurrency,
      Span span) {}
}
