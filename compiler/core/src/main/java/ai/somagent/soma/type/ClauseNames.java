package ai.somagent.soma.type;

import ai.somagent.soma.syntax.ClauseSyntax;

/** How messages name clauses. */
final class ClauseNames {
  private ClauseNames() {}

  /** The plural, for example {@code `within` clauses}. */
  static String of(ClauseSyntax clause) {
    return "`" + keyword(clause) + "` clauses";
  }

  static String keyword(ClauseSyntax clause) {
    return switch (clause) {
      case ClauseSyntax.AsSyntax ignored -> "as";
      case ClauseSyntax.TimeoutSyntax ignored -> "timeout";
      case ClauseSyntax.RetrySyntax ignored -> "retry";
      case ClauseSyntax.WithinSyntax ignored -> "within";
      case ClauseSyntax.BudgetSyntax ignored -> "budget";
    };
  }
}
