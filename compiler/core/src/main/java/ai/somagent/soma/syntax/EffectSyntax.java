package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verb with a target: the only way to act on the world. */
public sealed interface EffectSyntax extends ValueSyntax {
  @Nullable UndoSyntax undo();

  /** The verbs that name a declared target. */
  enum Verb {
    CALL,
    RUN,
    START,
    ASK
  }

  /** {@code call minio.get(object: o) timeout 1m}. */
  record InvokeSyntax(
      Verb verb,
      PathSyntax target,
      List<ArgumentSyntax> arguments,
      List<ClauseSyntax> clauses,
      @Nullable UndoSyntax undo,
      Span span)
      implements EffectSyntax {
    public InvokeSyntax {
      arguments = List.copyOf(arguments);
      clauses = List.copyOf(clauses);
    }
  }

  record ApproveSyntax(
      List<ArgumentSyntax> arguments,
      List<ClauseSyntax> clauses,
      @Nullable UndoSyntax undo,
      Span span)
      implements EffectSyntax {
    public ApproveSyntax {
      arguments = List.copyOf(arguments);
      clauses = List.copyOf(clauses);
    }
  }

  /** {@code await signal} or {@code await until condition}: exactly one of the two is set. */
  record AwaitSyntax(
      @Nullable PathSyntax signal,
      @Nullable ExpressionSyntax until,
      List<ClauseSyntax> clauses,
      @Nullable UndoSyntax undo,
      Span span)
      implements EffectSyntax {
    public AwaitSyntax {
      clauses = List.copyOf(clauses);
    }
  }

  /** {@code sleep 5m}, or {@code sleep until t} when {@code until}. */
  record SleepSyntax(ExpressionSyntax value, boolean until, @Nullable UndoSyntax undo, Span span)
      implements EffectSyntax {}

  record EmitSyntax(
      PathSyntax topic, List<ArgumentSyntax> arguments, @Nullable UndoSyntax undo, Span span)
      implements EffectSyntax {
    public EmitSyntax {
      arguments = List.copyOf(arguments);
    }
  }

  record EndorseSyntax(
      ExpressionSyntax value,
      TypeSyntax type,
      ExpressionSyntax because,
      @Nullable UndoSyntax undo,
      Span span)
      implements EffectSyntax {}

  /** {@code undo effect} or {@code undo { … }}. */
  sealed interface UndoSyntax extends Syntax {}

  record UndoEffectSyntax(EffectSyntax effect, Span span) implements UndoSyntax {}

  record UndoBlockSyntax(BlockSyntax block, Span span) implements UndoSyntax {}
}
