package ai.somagent.soma.type;

import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads expressions that are nothing but names joined by dots. */
public final class SyntaxPaths {
  /** Longest path; no name of a program has more parts. */
  private static final int MAX_PARTS = 16;

  private SyntaxPaths() {}

  /** The path that {@code syntax} spells, or null when it is anything more or very long. */
  public static @Nullable PathSyntax of(ExpressionSyntax syntax) {
    List<NameSyntax> parts = new ArrayList<>();
    ExpressionSyntax at = syntax;
    while (at instanceof SelectSyntax select && !select.maybe()) {
      if (parts.size() == MAX_PARTS) {
        return null;
      }
      parts.addFirst(select.name());
      at = select.target();
    }
    if (!(at instanceof NameExpressionSyntax name)) {
      return null;
    }
    parts.addFirst(name.name());
    return new PathSyntax(parts, syntax.span());
  }
}
