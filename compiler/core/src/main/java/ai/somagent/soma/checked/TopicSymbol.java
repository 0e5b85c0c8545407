package ai.somagent.soma.checked;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed event.
 *
 * @param wireName name on the event bus
 * @param key the field that orders events, or null
 * @param retentionMillis how long events are kept, or null for the platform's default
 * @param payload record of the fields, as {@code await} and {@code trigger event} give it
 */
public record TopicSymbol(
    String module,
    String name,
    String wireName,
    @Nullable String key,
    @Nullable Long retentionMillis,
    List<FieldSymbol> fields,
    NamedTypeSymbol payload) {
  public TopicSymbol {
    fields = List.copyOf(fields);
  }
}
