package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pure expression: CEL's shapes plus {@code is}, durations, interpolation, named arguments. */
public sealed interface ExpressionSyntax extends ValueSyntax
    permits StringSyntax, ExpressionSyntax.Node {

  /** Every expression but a string. */
  sealed interface Node extends ExpressionSyntax {}

  /** {@code text} as written: decimal with optional underscores, or hexadecimal. */
  record IntSyntax(String text, Span span) implements Node {}

  /** {@code text} as written. */
  record DoubleSyntax(String text, Span span) implements Node {}

  /** A duration such as {@code 1h30m}; {@code text} as written. */
  record DurationSyntax(String text, Span span) implements Node {}

  record BoolSyntax(boolean value, Span span) implements Node {}

  record NullSyntax(Span span) implements Node {}

  /** A bare name; the reserved word {@code run} is one too when a selector follows it. */
  record NameExpressionSyntax(NameSyntax name, Span span) implements Node {}

  /** {@code target.name} or, when {@code maybe}, {@code target.?name}. */
  record SelectSyntax(ExpressionSyntax target, NameSyntax name, boolean maybe, Span span)
      implements Node {}

  /** {@code target[index]} or, when {@code maybe}, {@code target[?index]}. */
  record IndexSyntax(ExpressionSyntax target, ExpressionSyntax index, boolean maybe, Span span)
      implements Node {}

  /** {@code f(x)}, {@code x.f(y)} or {@code Union.case(field: v)}. */
  record ApplySyntax(
      @Nullable ExpressionSyntax target,
      NameSyntax function,
      List<ArgumentSyntax> arguments,
      Span span)
      implements Node {
    public ApplySyntax {
      arguments = List.copyOf(arguments);
    }
  }

  record UnarySyntax(UnaryOperator operator, ExpressionSyntax operand, Span span) implements Node {}

  /** {@code operatorSpan} is where the operator stands. */
  record BinarySyntax(
      BinaryOperator operator,
      ExpressionSyntax left,
      ExpressionSyntax right,
      Span operatorSpan,
      Span span)
      implements Node {}

  record ConditionalSyntax(
      ExpressionSyntax condition, ExpressionSyntax then, ExpressionSyntax otherwise, Span span)
      implements Node {}

  /** {@code value is case}. */
  record IsSyntax(ExpressionSyntax value, PathSyntax caseName, Span span) implements Node {}

  record ListSyntax(List<ListElementSyntax> elements, Span span) implements Node {
    public ListSyntax {
      elements = List.copyOf(elements);
    }
  }

  /** {@code maybe} when written with a leading question mark. */
  record ListElementSyntax(ExpressionSyntax value, boolean maybe, Span span) implements Syntax {}

  record MapSyntax(List<MapEntrySyntax> entries, Span span) implements Node {
    public MapSyntax {
      entries = List.copyOf(entries);
    }
  }

  /** A bare word as key is read as a {@link NameExpressionSyntax} and refused by a later phase. */
  record MapEntrySyntax(ExpressionSyntax key, ExpressionSyntax value, boolean maybe, Span span)
      implements Syntax {}

  /** What could not be read as an expression. */
  record ErrorExpressionSyntax(Span span) implements Node {}
}
