package ai.somagent.soma.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps that run at once and whole while the run waits: no effect, no wait.
 *
 * @param slots slot of each parameter, by field name
 * @param body the region, or null for an empty one
 */
public record HandlerIr(Map<String, String> slots, @Nullable String body) {
  public HandlerIr {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }
}
