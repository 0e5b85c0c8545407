package ai.somagent.soma.lower;

import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.digest.IrDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The tool actions that one program calls, by the key its calls use. */
final class ToolTable {
  private static final double MICRO = 1_000_000;

  private final TypeLowering types;
  private final ErrorTable errors;
  private final Map<String, ToolActionIr> actions = new TreeMap<>();

  ToolTable(TypeLowering types, ErrorTable errors) {
    this.types = types;
    this.errors = errors;
  }

  /** Remembers {@code action} and gives its key. */
  String key(ToolActionSymbol action) {
    String key = toolName(action) + "." + action.action();
    if (!actions.containsKey(key)) {
      actions.put(key, lower(action));
    }
    return key;
  }

  Map<String, ToolActionIr> actions() {
    return new LinkedHashMap<>(actions);
  }

  private ToolActionIr lower(ToolActionSymbol action) {
    ToolActionIr lowered =
        new ToolActionIr(
            toolName(action),
            action.action(),
            action.version(),
            action.bindingKind(),
            action.bindingTarget(),
            action.effect(),
            action.risk(),
            action.idempotent(),
            action.costUsd() == null ? 0 : Math.round(action.costUsd() * MICRO),
            types.fields(action.parameters()),
            action.result() == null ? null : types.lower(action.result()),
            LabelLowering.lower(action.resultLabels()),
            errors.names(action.errors()),
            "");
    return lowered.withDigest(IrDigest.of(lowered));
  }

  private static String toolName(ToolActionSymbol action) {
    return action.module().isEmpty() ? action.tool() : action.module() + "." + action.tool();
  }
}
