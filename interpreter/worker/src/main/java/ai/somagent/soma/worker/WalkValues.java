package ai.somagent.soma.worker;

import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.worker.program.PreparedProgram;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Values of a recorded run under the names that the author gave them. */
final class WalkValues {
  private static final TypeIr ANY = new TypeIr.ScalarTypeIr(TypeIr.ScalarKind.JSON, LimitsIr.NONE);

  private final PreparedProgram program;

  WalkValues(PreparedProgram program) {
    this.program = program;
  }

  /** Two variables of one name stand apart by their ids. */
  Map<String, JsonNode> of(@Nullable MapValue input, SortedMap<String, Value> visible) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    if (input != null) {
      values.put("input", input(input));
    }
    visible.forEach((id, value) -> {
      SlotIr slot = program.program().slots().get(id);
      String name = slot == null ? id : slot.name();
      JsonNode json = slot == null ? json(ANY, value) : json(slot.type(), value);
      if (values.putIfAbsent(name, json) != null) {
        values.put(name + " (" + id + ")", json);
      }
    });
    return values;
  }

  private JsonNode input(MapValue input) {
    try {
      return program.codec().writeFields(program.program().input(), input);
    } catch (InvalidValueException e) {
      return json(ANY, input);
    }
  }

  /** An error record may have more fields than its slot's type. */
  private JsonNode json(TypeIr type, Value value) {
    try {
      return program.codec().write(type, value);
    } catch (InvalidValueException e) {
      try {
        return program.codec().write(ANY, value);
      } catch (InvalidValueException other) {
        return TextNode.valueOf(value.toString());
      }
    }
  }
}
