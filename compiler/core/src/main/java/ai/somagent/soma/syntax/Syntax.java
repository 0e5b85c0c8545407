package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;

/** Anything read from a text. */
public interface Syntax {
  Span span();
}
