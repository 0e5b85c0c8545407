package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ErrorExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.StatementSyntax.FailSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code fail E(…)}. */
final class FailChecker {
  private final StepContext context;

  FailChecker(StepContext context) {
    this.context = context;
  }

  /** An error and what its fields are given. */
  record Failure(ErrorSymbol error, List<CheckedArgument> fields) {}

  /** Null after a report. */
  @Nullable Failure check(FailSyntax syntax, StepScope scope) {
    if (syntax.error() instanceof ErrorExpressionSyntax) {
      context.unreadable(scope);
      return null;
    }
    PathSyntax path = path(syntax.error());
    if (path == null || scope.environment().findLocal(path.parts().getFirst().text()) != null) {
      reportNoError(syntax);
      scope.raised().addAnything();
      return null;
    }
    ErrorSymbol error = context.names().resolveError(path);
    if (error == null) {
      scope.raised().addAnything();
      return null;
    }
    scope.raised().add(error);
    scope.raised().addEvaluation();
    List<CheckedArgument> fields =
        context
            .arguments()
            .check(
                arguments(syntax.error()),
                error.fields(),
                scope.environment(),
                path.span(),
                "error `" + path.text() + "`");
    return new Failure(error, fields);
  }

  private void reportNoError(FailSyntax syntax) {
    context.report(
        StepCode.NOT_AN_ERROR,
        syntax.error().span(),
        "`fail` takes an error kind",
        "declare one, as in `error Refused(reason: string)`, and write `fail Refused(reason: …)`");
  }

  private static List<ArgumentSyntax> arguments(ExpressionSyntax error) {
    return error instanceof ApplySyntax apply ? apply.arguments() : List.of();
  }

  /** {@code E} or {@code module.E}, applied or not; null for anything else. */
  private static @Nullable PathSyntax path(ExpressionSyntax error) {
    List<NameSyntax> parts = new ArrayList<>();
    ExpressionSyntax at = error;
    if (at instanceof ApplySyntax apply) {
      parts.addFirst(apply.function());
      at = apply.target();
    }
    while (at instanceof SelectSyntax select && !select.maybe()) {
      parts.addFirst(select.name());
      at = select.target();
    }
    if (at instanceof NameExpressionSyntax name) {
      parts.addFirst(name.name());
      at = null;
    }
    if (at != null || parts.isEmpty()) {
      return null;
    }
    Span span = parts.getFirst().span().to(parts.getLast().span());
    return new PathSyntax(parts, span);
  }
}
