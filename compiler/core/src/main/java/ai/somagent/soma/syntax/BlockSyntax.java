package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;

/** Steps in braces. */
public record BlockSyntax(List<StatementSyntax> statements, Span span) implements Syntax {
  public BlockSyntax {
    statements = List.copyOf(statements);
  }
}
