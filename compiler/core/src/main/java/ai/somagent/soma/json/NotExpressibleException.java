package ai.somagent.soma.json;

import ai.somagent.soma.source.Span;

/** Ends the writing of a file that JSON cannot hold; becomes a diagnostic at the front door. */
final class NotExpressibleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;

  NotExpressibleException(Span span, String message) {
    super(message, null, false, false);
    this.span = span;
  }

  Span span() {
    return span;
  }
}
