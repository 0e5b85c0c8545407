package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may follow an effect's arguments or a {@code try}. */
public sealed interface ClauseSyntax extends Syntax {

  record AsSyntax(TypeSyntax type, Span span) implements ClauseSyntax {}

  record TimeoutSyntax(ExpressionSyntax limit, Span span) implements ClauseSyntax {}

  /** {@code retry 3 backoff 1s..30s on Timeout}; both back-off bounds are null or neither is. */
  record RetrySyntax(
      ExpressionSyntax times,
      @Nullable ExpressionSyntax backoffFrom,
      @Nullable ExpressionSyntax backoffTo,
      List<PathSyntax> errors,
      Span span)
      implements ClauseSyntax {
    public RetrySyntax {
      errors = List.copyOf(errors);
    }
  }

  record WithinSyntax(ExpressionSyntax limit, Span span) implements ClauseSyntax {}

  record BudgetSyntax(List<ArgumentSyntax> arguments, Span span) implements ClauseSyntax {
    public BudgetSyntax {
      arguments = List.copyOf(arguments);
    }
  }
}
