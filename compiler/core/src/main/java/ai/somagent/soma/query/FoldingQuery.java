package ai.somagent.soma.query;

import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import java.util.ArrayList;
import java.util.List;

/** Parts of a text that can be folded away: whatever spans lines. */
public final class FoldingQuery {
  private FoldingQuery() {}

  /** What is folded. */
  public enum Kind {
    CODE,
    COMMENT,
    IMPORTS
  }

  /** First and last line, from 0. */
  public record Fold(int firstLine, int lastLine, Kind kind) {}

  public static List<Fold> of(ParsedFile file) {
    LineMap lines = file.source().lines();
    List<Fold> folds = new ArrayList<>();
    List<ImportSyntax> imports = file.file().imports();
    if (!imports.isEmpty()) {
      add(imports.getFirst().span().to(imports.getLast().span()), Kind.IMPORTS, lines, folds);
    }
    comments(file, lines, folds);
    walk(file.file(), lines, folds);
    return folds;
  }

  /** Comments on lines of their own, one below the other, fold together. */
  private static void comments(ParsedFile file, LineMap lines, List<Fold> folds) {
    Span group = null;
    for (CommentSyntax comment : file.comments()) {
      boolean joins =
          group != null
              && file.source().text().substring(group.end(), comment.span().start()).isBlank()
              && lines.line(comment.span().start()) <= lines.line(group.end()) + 1;
      if (group != null && !joins) {
        add(group, Kind.COMMENT, lines, folds);
      }
      group = joins && group != null ? group.to(comment.span()) : comment.span();
    }
    if (group != null) {
      add(group, Kind.COMMENT, lines, folds);
    }
  }

  private static void walk(Syntax syntax, LineMap lines, List<Fold> folds) {
    boolean folding =
        syntax instanceof DeclarationSyntax
            || syntax instanceof BlockSyntax
            || syntax instanceof StringSyntax;
    if (folding) {
      add(syntax.span(), Kind.CODE, lines, folds);
    }
    for (Syntax child : SyntaxChildren.of(syntax)) {
      walk(child, lines, folds);
    }
  }

  private static void add(Span span, Kind kind, LineMap lines, List<Fold> folds) {
    int first = lines.line(span.start());
    int last = lines.line(Math.max(span.start(), span.end() - 1));
    if (last > first) {
      folds.add(new Fold(first, last, kind));
    }
  }
}
