package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.ir.node.ExpressionIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the parts of one program refer to while it is lowered.
 *
 * @param longestMillis what a step of a run may take; tasks do not know whose run they are in
 * @param gates what policies add to its steps
 */
record CapsuleTables(
    TypeLowering types,
    ErrorTable errors,
    ToolTable tools,
    SlotTable slots,
    ReferenceTable references,
    NodeList nodes,
    CaptureList captures,
    long longestMillis,
    GateTable gates) {

  ExpressionIr expression(CheckedExpression expression) {
    ExpressionIr lowered = ExpressionLowering.lower(expression, slots);
    captures.read(lowered, slots.ids());
    return lowered;
  }

  @Nullable ExpressionIr optional(@Nullable CheckedExpression expression) {
    return expression == null ? null : expression(expression);
  }

  Map<String, ExpressionIr> arguments(List<CheckedArgument> arguments) {
    Map<String, ExpressionIr> lowered = new LinkedHashMap<>();
    for (CheckedArgument argument : arguments) {
      lowered.put(argument.name(), expression(argument.value()));
    }
    return lowered;
  }

  /** A slot that {@code symbol} is bound to here. */
  String define(LocalSymbol symbol) {
    String slot = slots.define(symbol);
    captures.own(slot);
    return slot;
  }

  @Nullable String slot(@Nullable LocalSymbol symbol) {
    return symbol == null ? null : define(symbol);
  }
}
