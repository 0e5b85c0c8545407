package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;

/**
 * One name as written; back-ticks are not part of {@code text}. A name the parser had to invent is
 * empty and has an empty span at the place where it was expected.
 */
public record NameSyntax(String text, Span span) implements Syntax {
  public boolean isMissing() {
    return text.isEmpty();
  }
}
