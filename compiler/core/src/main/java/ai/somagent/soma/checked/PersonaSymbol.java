package ai.somagent.soma.checked;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom {@code ask} asks.
 *
 * @param version semantic version, or null when none is declared
 * @param maxTokens most tokens of one answer
 * @param tools what the model may call
 * @param accepts labels that its prompts may carry besides {@code untrusted}
 */
public record PersonaSymbol(
    String module,
    String name,
    @Nullable String version,
    String model,
    String system,
    double temperature,
    int maxTokens,
    List<ToolActionSymbol> tools,
    Set<Label> accepts) {
  public PersonaSymbol {
    tools = List.copyOf(tools);
    accepts = Set.copyOf(accepts);
  }
}
