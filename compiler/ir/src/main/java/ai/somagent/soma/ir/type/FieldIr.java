package ai.somagent.soma.ir.type;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record, case, input, parameter list or error.
 *
 * @param defaultValue taken when the field is absent, or null; an optional field is absent by
 *     default
 */
public record FieldIr(String name, TypeIr type, @Nullable JsonNode defaultValue) {}
