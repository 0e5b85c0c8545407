package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;

/** A comment with its markers; documentation comments belong to the next declaration or step. */
public record CommentSyntax(Kind kind, String text, Span span) implements Syntax {
  /** How the comment is written. */
  public enum Kind {
    LINE,
    BLOCK,
    DOC
  }
}
