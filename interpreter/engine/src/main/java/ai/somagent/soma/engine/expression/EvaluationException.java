package ai.somagent.soma.engine.expression;

/** An expression had no value; becomes the error kind {@code Evaluation} of its statement. */
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message, null, false, false);
  }
}
