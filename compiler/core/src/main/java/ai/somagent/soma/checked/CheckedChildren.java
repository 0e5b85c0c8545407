package ai.somagent.soma.checked;

import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.IndexChecked;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.RunChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import java.util.ArrayList;
import java.util.List;

/** The expressions directly inside an expression, in order of evaluation. */
public final class CheckedChildren {
  private CheckedChildren() {}

  /** The body of an applied function is not inside the application. */
  public static List<CheckedExpression> of(CheckedExpression expression) {
    return switch (expression) {
      case LiteralChecked literal -> List.of();
      case LocalChecked local -> List.of();
      case InputChecked input -> List.of();
      case RunChecked run -> List.of();
      case EnumCaseChecked one -> List.of();
      case ErrorChecked error -> List.of();
      case ConstructChecked record -> values(record.fields());
      case UnionCaseChecked one -> values(one.fields());
      case SelectChecked select -> List.of(select.target());
      case IndexChecked index -> List.of(index.target(), index.index());
      case UnaryChecked unary -> List.of(unary.operand());
      case BinaryChecked binary -> List.of(binary.left(), binary.right());
      case ConditionalChecked choice ->
          List.of(choice.condition(), choice.then(), choice.otherwise());
      case IsChecked is -> List.of(is.value());
      case ListChecked list -> list.elements();
      case MapChecked map -> entries(map.entries());
      case InterpolationChecked text -> text.parts();
      case BuiltinChecked call -> call.arguments();
      case MacroChecked macro -> macro(macro);
      case FunctionChecked call -> call.arguments();
      case WidenChecked widen -> List.of(widen.value());
    };
  }

  private static List<CheckedExpression> values(List<CheckedArgument> arguments) {
    List<CheckedExpression> values = new ArrayList<>();
    arguments.forEach(argument -> values.add(argument.value()));
    return values;
  }

  private static List<CheckedExpression> entries(List<EntryChecked> entries) {
    List<CheckedExpression> parts = new ArrayList<>();
    for (EntryChecked entry : entries) {
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
