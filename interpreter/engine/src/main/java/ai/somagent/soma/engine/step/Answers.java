package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.type.TypeIr;
import org.jspecify.annotations.Nullable;

/** {@code as}: what an effect gives is read as another type than the one it is declared to have. */
final class Answers {
  private Answers() {}

  /**
   * What {@code effect} gives where the outside gave {@code given}.
   *
   * @throws RaisedException it does not fit the type it is to be read as
   */
  static Value read(Workspace workspace, EffectIr effect, Value given) throws RaisedException {
    TypeIr type = effect.clauses().decode();
    TypeIr declared = type == null ? null : declared(workspace, effect);
    if (type == null || declared == null) {
      return given;
    }
    ValueCodec codec = workspace.setting().codec();
    try {
      return codec.read(type, codec.write(declared, given));
    } catch (InvalidValueException e) {
      String message = "the answer does not fit `as`: " + e.getMessage();
      throw RaisedException.of("Invalid", message, effect.id());
    }
  }

  private static @Nullable TypeIr declared(Workspace workspace, EffectIr effect) {
    ToolActionIr tool =
        effect instanceof CallIr call
            ? workspace.setting().program().tools().get(call.tool())
            : null;
    return tool == null ? null : tool.result();
  }
}
