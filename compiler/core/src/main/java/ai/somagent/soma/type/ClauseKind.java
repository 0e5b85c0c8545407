package ai.somagent.soma.type;

import ai.somagent.soma.syntax.ClauseSyntax;
import java.util.ArrayList;
import java.util.List;

/** The kinds of clause, in canonical order. */
enum ClauseKind {
  AS,
  TIMEOUT,
  RETRY,
  WITHIN,
  BUDGET;

  static ClauseKind of(ClauseSyntax clause) {
    return switch (clause) {
      case ClauseSyntax.AsSyntax ignored -> AS;
      case ClauseSyntax.TimeoutSyntax ignored -> TIMEOUT;
      case ClauseSyntax.RetrySyntax ignored -> RETRY;
      case ClauseSyntax.WithinSyntax ignored -> WITHIN;
      case ClauseSyntax.BudgetSyntax ignored -> BUDGET;
    };
  }

  /** The word in source. */
  String keyword() {
    return switch (this) {
      case AS -> "as";
      case TIMEOUT -> "timeout";
      case RETRY -> "retry";
      case WITHIN -> "within";
      case BUDGET -> "budget";
    };
  }

  /** As a sentence has them: {@code `as` and `within`}. */
  static String listed(List<ClauseKind> kinds) {
    List<String> words = new ArrayList<>();
    for (ClauseKind kind : kinds) {
      words.add("`" + kind.keyword() + "`");
    }
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
