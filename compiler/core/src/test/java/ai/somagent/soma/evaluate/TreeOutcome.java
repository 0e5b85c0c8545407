package ai.somagent.soma.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a run ended. */
public sealed interface TreeOutcome {
  /** {@code value} is null for a capsule without output. */
  record Completed(@Nullable Object value) implements TreeOutcome {}

  /** An error left the run; {@code kind} is its qualified name. */
  record Failed(String kind, Map<String, Object> fields) implements TreeOutcome {}
}
