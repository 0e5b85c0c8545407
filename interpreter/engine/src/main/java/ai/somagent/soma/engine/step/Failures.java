package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.type.FieldIr;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code fail}. */
final class Failures {
  private static final int LONGEST_TEXT = 200;

  private Failures() {}

  static RaisedException raise(Workspace workspace, ActiveFiber fiber, FailIr node)
      throws RaisedException {
    Map<String, Value> given =
        Scope.evaluateAll(workspace, fiber, node.id(), node.fields()).entries();
    Map<String, Value> fields = new LinkedHashMap<>(given);
    fields.values().removeIf(value -> value == NullValue.NULL);
    for (FieldIr field : declared(workspace, node)) {
      JsonNode otherwise = field.defaultValue();
      if (otherwise != null && !fields.containsKey(field.name())) {
        fields.put(field.name(), defaultOf(workspace, field, otherwise));
      }
    }
    return new RaisedException(
        new RunError(node.kind(), message(node.kind(), fields), node.id(), new MapValue(fields)));
  }

  private static List<FieldIr> declared(Workspace workspace, FailIr node) {
    return workspace.setting().program().errors().getOrDefault(node.kind(), List.of());
  }

  private static Value defaultOf(Workspace workspace, FieldIr field, JsonNode otherwise) {
    try {
      return workspace.setting().codec().read(field.type(), otherwise);
    } catch (InvalidValueException e) {
      throw new IllegalStateException("the default of " + field.name() + " does not fit", e);
    }
  }

  /** The kind and the texts in it: {@code Refused: reason too late}. */
  private static String message(String kind, Map<String, Value> fields) {
    StringBuilder message = new StringBuilder(kind.substring(kind.lastIndexOf('.') + 1));
    String separator = ": ";
    for (var field : fields.entrySet()) {
      if (field.getValue() instanceof TextValue(String text)) {
        message.append(separator).append(field.getKey()).append(' ');
        message.append(text, 0, text.offsetByCodePoints(0, shown(text)));
        separator = ", ";
      }
    }
    return message.toString();
  }

  private static int shown(String text) {
    return Math.min(LONGEST_TEXT, text.codePointCount(0, text.length()));
  }
}
