package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.ExpressionSyntax;
import org.jspecify.annotations.Nullable;

/** Gives expressions their meaning. Stateless but for the sink. */
public final class ExpressionChecker {
  private final DiagnosticSink sink;

  public ExpressionChecker(DiagnosticSink sink) {
    this.sink = sink;
  }

  /**
   * Checks {@code syntax}; reports what is wrong and then gives an {@code ErrorChecked}.
   *
   * @param expected the type that is wanted, or null for any. When it is given, the result fits it:
   *     int literals became doubles, {@code T} was widened to {@code T?}, {@code null} took the
   *     type; anything else was reported as a mismatch. When it is null, the result may be of
   *     {@code NullType} ({@code null} alone), which a {@code let} should refuse.
   */
  public CheckedExpression check(
      ExpressionSyntax syntax, Environment environment, @Nullable SomaType expected) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes an already checked value fit {@code expected}, as {@link #check} does; reports a mismatch
   * at the value's span. For values of blocks and results of calls.
   */
  public CheckedExpression fit(
      CheckedExpression value, SomaType expected, Environment environment) {
    throw new UnsupportedOperationException();
  }
}
