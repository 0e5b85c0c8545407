package ai.somagent.soma.syntax;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.util.List;

/**
 * The result of parsing one text: always a tree, whatever the text was.
 *
 * @param source the text
 * @param file the tree
 * @param comments all comments in order of place
 * @param diagnostics what was wrong with the text, in order of place
 */
public record ParsedFile(
    SourceText source,
    FileSyntax file,
    List<CommentSyntax> comments,
    List<Diagnostic> diagnostics) {
  public ParsedFile {
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
