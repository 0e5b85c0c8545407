package ai.somagent.soma.parse;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorDeclarationSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ErrorStatementSyntax;
import java.util.List;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** A run of tokens that recovery skipped, until it becomes an error node of the tree. */
final class SkippedText {
  private @Nullable Span span;

  void add(ParseTree error) {
    LexedToken token = (LexedToken) ((ErrorNode) error).getSymbol();
    if (token.length() > 0) {
      span = span == null ? token.span() : span.to(token.span());
    }
  }

  void flushStatement(List<StatementSyntax> statements) {
    if (span != null) {
      statements.add(new ErrorStatementSyntax(span));
    }
    span = null;
  }

  void flushDeclaration(List<DeclarationSyntax> declarations) {
    if (span != null) {
      declarations.add(new ErrorDeclarationSyntax(span));
    }
    span = null;
  }
}
