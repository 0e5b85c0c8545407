package ai.somagent.soma.ir.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record, case, input, parameter list or error.
 *
 * @param defaultValue taken when the field is absent, or null; an optional field is absent by
 *     default
 * @param labels those of the position, sorted: {@code pii}, {@code secret}, {@code untrusted}
 */
public record FieldIr(
    String name, TypeIr type, @Nullable JsonNode defaultValue, List<String> labels) {
  public FieldIr {
    labels = List.copyOf(labels);
  }

  /** Without labels. */
  public FieldIr(String name, TypeIr type, @Nullable JsonNode defaultValue) {
    this(name, type, defaultValue, List.of());
  }
}
