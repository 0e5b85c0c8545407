package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A capsule with its meaning.
 *
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
    Map<String, String> settings,
    List<String> tags,
    CheckedBudget budget,
    List<FieldSymbol> input,
    @Nullable SomaType output,
    List<CheckedStep> steps,
    Span span) {
  public CheckedCapsule {
    settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
    tags = List.copyOf(tags);
    input = List.copyOf(input);
    steps = List.copyOf(steps);
  }

  /** Ceilings of one run; null where none was declared. */
  public record CheckedBudget(
      long wallClockMillis,
      @Nullable Long toolCalls,
      @Nullable Long tokens,
      @Nullable Double usd) {}
}
