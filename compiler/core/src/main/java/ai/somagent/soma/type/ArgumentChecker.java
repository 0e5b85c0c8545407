package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import java.util.List;

/** Matches named arguments with the fields or parameters they fill. */
public final class ArgumentChecker {
  private final ExpressionChecker expressions;
  private final DiagnosticSink sink;

  public ArgumentChecker(ExpressionChecker expressions, DiagnosticSink sink) {
    this.expressions = expressions;
    this.sink = sink;
  }

  /**
   * Reports missing, unknown, repeated, unnamed and ill-typed arguments.
   *
   * @param where the name or path being applied; missing arguments are reported here
   * @param what what takes them, with the user's name in back-ticks: {@code action `minio.get`}
   * @return one argument per given or defaulted parameter in the order of {@code parameters};
   *     absent optional ones are left out; values that could not be checked are {@code ErrorChecked}
   */
  public List<CheckedArgument> check(
      List<ArgumentSyntax> arguments,
      List<FieldSymbol> parameters,
      Environment environment,
      Span where,
      String what) {
    throw new UnsupportedOperationException();
  }
}
