package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.IndexChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Shows an expression and its parts to rules, without recursion: chains may be very long. */
final class ExpressionWalk {
  private final List<CapsuleRule> rules;
  private final Deque<CheckedExpression> waiting = new ArrayDeque<>();

  ExpressionWalk(List<CapsuleRule> rules) {
    this.rules = rules;
  }

  void walk(CheckedExpression root) {
    waiting.push(root);
    while (!waiting.isEmpty()) {
      CheckedExpression expression = waiting.pop();
      for (CapsuleRule rule : rules) {
        rule.expression(expression);
      }
      List<CheckedExpression> parts = parts(expression);
      for (int i = parts.size() - 1; i >= 0; i--) {
        waiting.push(parts.get(i));
      }
    }
  }

  private static List<CheckedExpression> parts(CheckedExpression expression) {
    return switch (expression) {
      case SelectChecked select -> List.of(select.target());
      case IndexChecked index -> List.of(index.target(), index.index());
      case UnaryChecked unary -> List.of(unary.operand());
      case BinaryChecked binary -> List.of(binary.left(), binary.right());
      case ConditionalChecked c -> List.of(c.condition(), c.then(), c.otherwise());
      case IsChecked is -> List.of(is.value());
      case WidenChecked widen -> List.of(widen.value());
      case ListChecked list -> list.elements();
      case InterpolationChecked text -> text.parts();
      case BuiltinChecked call -> call.arguments();
      case FunctionChecked call -> call.arguments();
      case ConstructChecked record -> values(record.fields());
      case UnionCaseChecked union -> values(union.fields());
      case MapChecked map -> entries(map);
      case MacroChecked macro -> macro(macro);
      case CheckedExpression.LiteralChecked ignored -> List.of();
      case CheckedExpression.LocalChecked ignored -> List.of();
      case CheckedExpression.InputChecked ignored -> List.of();
      case CheckedExpression.RunChecked ignored -> List.of();
      case CheckedExpression.EnumCaseChecked ignored -> List.of();
      case CheckedExpression.ErrorChecked ignored -> List.of();
    };
  }

  private static List<CheckedExpression> values(List<CheckedArgument> fields) {
    List<CheckedExpression> values = new ArrayList<>(fields.size());
    for (CheckedArgument field : fields) {
      values.add(field.value());
    }
    return values;
  }

  private static List<CheckedExpression> entries(MapChecked map) {
    List<CheckedExpression> parts = new ArrayList<>(map.entries().size() * 2);
    for (EntryChecked entry : map.entries()) {
      parts.add(entry.key());
      parts.add(entry.value());
    }
    return parts;
  }

  private static List<CheckedExpression> macro(MacroChecked macro) {
    List<CheckedExpression> parts = new ArrayList<>();
    parts.add(macro.range());
    parts.addAll(macro.bodies());
    return parts;
  }
}
