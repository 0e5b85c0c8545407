package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/** One step of a block. */
public sealed interface StatementSyntax extends Syntax {

  record LetSyntax(NameSyntax name, @Nullable TypeSyntax type, ValueSyntax value, Span span)
      implements StatementSyntax {}

  record VarSyntax(NameSyntax name, @Nullable TypeSyntax type, ValueSyntax value, Span span)
      implements StatementSyntax {}

  record SetSyntax(NameSyntax name, ValueSyntax value, Span span) implements StatementSyntax {}

  /** An effect whose result is not bound. */
  record EffectStatementSyntax(EffectSyntax effect, Span span) implements StatementSyntax {}

  /** A control block whose value, if any, is not used. */
  record ControlStatementSyntax(ControlSyntax control, Span span) implements StatementSyntax {}

  record WhileSyntax(ExpressionSyntax condition, ExpressionSyntax max, BlockSyntax body, Span span)
      implements StatementSyntax {}

  record ParallelSyntax(BlockSyntax body, Span span) implements StatementSyntax {}

  record CheckpointSyntax(StringSyntax name, Span span) implements StatementSyntax {}

  record ReturnSyntax(@Nullable ValueSyntax value, Span span) implements StatementSyntax {}

  record YieldSyntax(ValueSyntax value, Span span) implements StatementSyntax {}

  record FailSyntax(ExpressionSyntax error, Span span) implements StatementSyntax {}

  record BreakSyntax(Span span) implements StatementSyntax {}

  record ContinueSyntax(Span span) implements StatementSyntax {}

  /** What could not be read as a step. */
  record ErrorStatementSyntax(Span span) implements StatementSyntax {}
}
