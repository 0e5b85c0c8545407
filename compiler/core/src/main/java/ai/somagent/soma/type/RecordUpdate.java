package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code record.with(field: value)}: spelled out as a construction with the other fields kept. */
final class RecordUpdate {
  private final ExpressionChecker expressions;
  private final ArgumentChecker arguments;

  RecordUpdate(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.arguments = new ArgumentChecker(expressions, expressions.sink());
  }

  CheckedExpression check(ApplySyntax syntax, CheckedExpression receiver, Environment environment) {
    if (receiver.type() instanceof OptionalType optional) {
      return expressions.refuse(Fitting.absent(environment, receiver, optional));
    }
    if (!(receiver.type() instanceof NamedType named)
        || !(named.symbol().definition() instanceof RecordDefinition record)) {
      return expressions.refuse(
          Diagnostic.of(
              TypeCode.NO_SUCH_OPERATION,
              environment.source(),
              syntax.function().span(),
              "`with` changes fields of a record, this is `"
                  + TypeNames.show(receiver.type())
                  + "`"));
    }
    List<CheckedArgument> changed =
        arguments.check(
            syntax.arguments(),
            kept(record, receiver),
            environment,
            syntax.function().span(),
            "record `" + named.symbol().name() + "`");
    return new ConstructChecked(named.symbol(), changed, named, syntax.span());
  }

  /** The fields with what they hold now as defaults. */
  private static List<FieldSymbol> kept(RecordDefinition record, CheckedExpression receiver) {
    List<FieldSymbol> fields = new ArrayList<>();
    for (FieldSymbol field : record.fields()) {
      fields.add(
          new FieldSymbol(field.name(), field.type(), current(field, receiver), field.labels()));
    }
    return fields;
  }

  private static @Nullable CheckedExpression current(
      FieldSymbol field, CheckedExpression receiver) {
    if (receiver instanceof ConstructChecked built) {
      for (CheckedArgument argument : built.fields()) {
        if (argument.name().equals(field.name())) {
          return argument.value();
        }
      }
      return null;
    }
    return new SelectChecked(
        receiver, field.name(), field.type(), false, field.type(), receiver.span());
  }
}
