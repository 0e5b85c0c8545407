package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression with its type. */
public sealed interface CheckedExpression {
  SomaType type();

  Span span();

  /** {@code value} is a Long, Double, Boolean, String or Duration, or null for {@code null}. */
  record LiteralChecked(@Nullable Object value, SomaType type, Span span)
      implements CheckedExpression {}

  /** A variable; {@code type} may be narrower than the symbol's. */
  record LocalChecked(LocalSymbol symbol, SomaType type, Span span) implements CheckedExpression {}

  /** A field of the run's argument; {@code type} may be narrower than declared. */
  record InputChecked(String field, SomaType declared, SomaType type, Span span)
      implements CheckedExpression {}

  /** A member of {@code run}, for example {@code id}. */
  record RunChecked(String member, SomaType type, Span span) implements CheckedExpression {}

  /** A case of an enum. */
  record EnumCaseChecked(NamedTypeSymbol symbol, String caseName, SomaType type, Span span)
      implements CheckedExpression {}

  /** A record with every field: named ones and defaults; absent optional fields are left out. */
  record ConstructChecked(
      NamedTypeSymbol symbol, List<CheckedArgument> fields, SomaType type, Span span)
      implements CheckedExpression {
    public ConstructChecked {
      fields = List.copyOf(fields);
    }
  }

  /** A union value, likewise. */
  record UnionCaseChecked(
      NamedTypeSymbol symbol,
      String caseName,
      List<CheckedArgument> fields,
      SomaType type,
      Span span)
      implements CheckedExpression {
    public UnionCaseChecked {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A field of a record, union case or caught error.
   *
   * @param declared the field's own type; {@code type} may be narrower
   * @param maybe written {@code .?}: the target is optional or JSON, and so is the result
   */
  record SelectChecked(
      CheckedExpression target,
      String field,
      SomaType declared,
      boolean maybe,
      SomaType type,
      Span span)
      implements CheckedExpression {}

  record IndexChecked(
      CheckedExpression target, CheckedExpression index, boolean maybe, SomaType type, Span span)
      implements CheckedExpression {}

  record UnaryChecked(UnaryOperator operator, CheckedExpression operand, SomaType type, Span span)
      implements CheckedExpression {}

  record BinaryChecked(
      BinaryOperator operator,
      CheckedExpression left,
      CheckedExpression right,
      SomaType type,
      Span span)
      implements CheckedExpression {}

  record ConditionalChecked(
      CheckedExpression condition,
      CheckedExpression then,
      CheckedExpression otherwise,
      SomaType type,
      Span span)
      implements CheckedExpression {}

  /** {@code value is case} of a union, enum, or a caught error's kind. */
  record IsChecked(CheckedExpression value, String caseName, SomaType type, Span span)
      implements CheckedExpression {}

  record ListChecked(List<CheckedExpression> elements, SomaType type, Span span)
      implements CheckedExpression {
    public ListChecked {
      elements = List.copyOf(elements);
    }
  }

  record MapChecked(List<EntryChecked> entries, SomaType type, Span span)
      implements CheckedExpression {
    public MapChecked {
      entries = List.copyOf(entries);
    }
  }

  record EntryChecked(CheckedExpression key, CheckedExpression value) {}

  /** Text parts are string literals. */
  record InterpolationChecked(List<CheckedExpression> parts, SomaType type, Span span)
      implements CheckedExpression {
    public InterpolationChecked {
      parts = List.copyOf(parts);
    }
  }

  /** A function of the expression library, with the receiver, if any, as first argument. */
  record BuiltinChecked(
      String function, boolean member, List<CheckedExpression> arguments, SomaType type, Span span)
      implements CheckedExpression {
    public BuiltinChecked {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code all exists exists_one map filter} with one or two variables. */
  record MacroChecked(
      String macro,
      CheckedExpression range,
      List<LocalSymbol> variables,
      List<CheckedExpression> bodies,
      SomaType type,
      Span span)
      implements CheckedExpression {
    public MacroChecked {
      variables = List.copyOf(variables);
      bodies = List.copyOf(bodies);
    }
  }

  /** A declared function applied; arguments in the order of its parameters. */
  record FunctionChecked(
      FunctionSymbol function, List<CheckedExpression> arguments, SomaType type, Span span)
      implements CheckedExpression {
    public FunctionChecked {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code T} where {@code T?} is wanted, int literal excepted. */
  record WidenChecked(CheckedExpression value, SomaType type, Span span)
      implements CheckedExpression {}

  /** Meaning is missing and has been reported. */
  record ErrorChecked(Span span) implements CheckedExpression {
    @Override
    public SomaType type() {
      return SomaType.ErrorType.ERROR;
    }
  }
}
