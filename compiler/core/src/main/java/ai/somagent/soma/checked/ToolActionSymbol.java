package ai.somagent.soma.checked;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An action of a declared tool with everything its declaration settles.
 *
 * @param module the module that declares the tool
 * @param effect {@code none}, {@code read}, {@code write} or {@code irreversible}
 * @param risk {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param timeoutMillis declared limit of one attempt, or null
 * @param costUsd declared price of one call, or null
 * @param resultLabels what the result carries
 * @param credential place in the vault of what authenticates its calls, or null
 * @param result null when the action gives nothing
 */
public record ToolActionSymbol(
    String module,
    String tool,
    String action,
    @Nullable String version,
    String bindingKind,
    String bindingTarget,
    String effect,
    String risk,
    boolean idempotent,
    @Nullable Long timeoutMillis,
    @Nullable Double costUsd,
    List<FieldSymbol> parameters,
    @Nullable SomaType result,
    List<ErrorSymbol> errors,
    Set<Label> resultLabels,
    @Nullable String credential) {
  public ToolActionSymbol {
    parameters = List.copyOf(parameters);
    errors = List.copyOf(errors);
    resultLabels = Set.copyOf(resultLabels);
  }
}
