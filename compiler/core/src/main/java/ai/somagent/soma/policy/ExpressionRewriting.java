package ai.somagent.soma.policy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Copies an expression with some of its parts replaced. */
final class ExpressionRewriting {
  private final Function<CheckedExpression, @Nullable CheckedExpression> replacement;

  /**
   * @param replacement what to put in place of an expression, or null to look inside it
   */
  ExpressionRewriting(Function<CheckedExpression, @Nullable CheckedExpression> replacement) {
    this.replacement = replacement;
  }

  CheckedExpression apply(CheckedExpression expression) {
    CheckedExpression replaced = replacement.apply(expression);
    return replaced == null ? inside(expression) : replaced;
  }

  private CheckedExpression inside(CheckedExpression expression) {
    return switch (expression) {
      case SelectChecked e ->
          new SelectChecked(
              apply(e.target()), e.field(), e.declared(), e.maybe(), e.type(), e.span());
      case IndexChecked e ->
          new IndexChecked(apply(e.target()), apply(e.index()), e.maybe(), e.type(), e.span());
      case UnaryChecked e -> new UnaryChecked(e.operator(), apply(e.operand()), e.type(), e.span());
      case BinaryChecked e ->
          new BinaryChecked(e.operator(), apply(e.left()), apply(e.right()), e.type(), e.span());
      case ConditionalChecked e ->
          new ConditionalChecked(
              apply(e.condition()), apply(e.then()), apply(e.otherwise()), e.type(), e.span());
      case IsChecked e -> new IsChecked(apply(e.value()), e.caseName(), e.type(), e.span());
      case WidenChecked e -> new WidenChecked(apply(e.value()), e.type(), e.span());
      case ListChecked e -> new ListChecked(all(e.elements()), e.type(), e.span());
      case MapChecked e -> new MapChecked(entries(e.entries()), e.type(), e.span());
      case InterpolationChecked e -> new InterpolationChecked(all(e.parts()), e.type(), e.span());
      case BuiltinChecked e ->
          new BuiltinChecked(e.function(), e.member(), all(e.arguments()), e.type(), e.span());
      case FunctionChecked e ->
          new FunctionChecked(e.function(), all(e.arguments()), e.type(), e.span());
      case MacroChecked e ->
          new MacroChecked(
              e.macro(), apply(e.range()), e.variables(), all(e.bodies()), e.type(), e.span());
      case ConstructChecked e ->
          new ConstructChecked(e.symbol(), arguments(e.fields()), e.type(), e.span());
      case UnionCaseChecked e ->
          new UnionCaseChecked(e.symbol(), e.caseName(), arguments(e.fields()), e.type(), e.span());
      case CheckedExpression.LiteralChecked e -> e;
      case CheckedExpression.LocalChecked e -> e;
      case CheckedExpression.InputChecked e -> e;
      case CheckedExpression.RunChecked e -> e;
      case CheckedExpression.EnumCaseChecked e -> e;
      case CheckedExpression.ErrorChecked e -> e;
    };
  }

  List<CheckedArgument> arguments(List<CheckedArgument> arguments) {
    List<CheckedArgument> rewritten = new ArrayList<>(arguments.size());
    for (CheckedArgument argument : arguments) {
      rewritten.add(new CheckedArgument(argument.name(), apply(argument.value())));
    }
    return rewritten;
  }

  List<CheckedExpression> all(List<CheckedExpression> expressions) {
    List<CheckedExpression> rewritten = new ArrayList<>(expressions.size());
    for (CheckedExpression expression : expressions) {
      rewritten.add(apply(expression));
    }
    return rewritten;
  }

  private List<EntryChecked> entries(List<EntryChecked> entries) {
    List<EntryChecked> rewritten = new ArrayList<>(entries.size());
    for (EntryChecked entry : entries) {
      rewritten.add(new EntryChecked(apply(entry.key()), apply(entry.value())));
    }
    return rewritten;
  }
}
