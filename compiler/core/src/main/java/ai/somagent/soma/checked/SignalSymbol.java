package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent to a run.
 *
 * @param max most payloads that wait at once
 * @param payload record of the parameters
 * @param topic where it comes from, or null when it is sent to the run itself
 * @param topicFilter fields of the topic that must equal these values
 */
public record SignalSymbol(
    String name,
    List<FieldSymbol> parameters,
    NamedTypeSymbol payload,
    int max,
    @Nullable TopicSymbol topic,
    List<CheckedArgument> topicFilter,
    Span span) {
  public SignalSymbol {
    parameters = List.copyOf(parameters);
    topicFilter = List.copyOf(topicFilter);
  }
}
