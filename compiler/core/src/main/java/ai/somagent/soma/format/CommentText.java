package ai.somagent.soma.format;

import ai.somagent.soma.syntax.CommentSyntax;
import java.util.ArrayList;
import java.util.List;

/** The characters of comments, without the blanks at the ends of their lines. */
final class CommentText {
  private CommentText() {}

  /** As it stands, with line feeds only. */
  static String clean(CommentSyntax comment) {
    if (!spansLines(comment)) {
      return comment.text().stripTrailing();
    }
    StringBuilder clean = new StringBuilder();
    for (String line : comment.text().lines().toList()) {
      clean.append(clean.isEmpty() ? "" : "\n").append(line.stripTrailing());
    }
    return clean.toString();
  }

  static boolean spansLines(CommentSyntax comment) {
    return comment.text().indexOf('\n') >= 0 || comment.text().indexOf('\r') >= 0;
  }

  /** At the start of a line; the lines of a block whose lines all start with a star are aligned. */
  static Doc lines(CommentSyntax comment) {
    String clean = clean(comment);
    if (!isStarred(clean)) {
      return Doc.text(clean);
    }
    List<Doc> parts = new ArrayList<>();
    for (String line : clean.lines().toList()) {
      parts.add(Doc.text(parts.isEmpty() ? line : " " + line.stripLeading()));
      parts.add(Doc.HARD);
    }
    parts.removeLast();
    return Doc.concat(parts);
  }

  /** As {@link #lines}, for a line that starts with {@code indent} spaces. */
  static String lines(String clean, int indent) {
    StringBuilder text = new StringBuilder();
    boolean starred = isStarred(clean);
    for (String line : clean.lines().toList()) {
      boolean first = text.isEmpty();
      text.append(first ? "" : "\n").repeat(' ', first ? indent : starred ? indent + 1 : 0);
      text.append(starred ? line.stripLeading() : line);
    }
    return text.toString();
  }

  private static boolean isStarred(String clean) {
    List<String> lines = clean.lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      if (!line.stripLeading().startsWith("*")) {
        return false;
      }
    }
    return lines.size() > 1;
  }

  /** Wherever there is room. */
  static Doc remark(CommentSyntax comment, Doc.Side side) {
    return new Doc.Comment(clean(comment), side);
  }

  /** At the end of the line. */
  static Doc atLineEnd(CommentSyntax comment) {
    boolean block = comment.kind() == CommentSyntax.Kind.BLOCK;
    return remark(comment, block ? Doc.Side.LINE_END : Doc.Side.LINE_LAST);
  }

  /** Inside a string, where {@code nested} says that no line may end. */
  static Doc inString(CommentSyntax comment, boolean nested) {
    String clean = clean(comment);
    if (comment.kind() == CommentSyntax.Kind.BLOCK) {
      return Doc.text(clean + " ");
    }
    return nested
        ? Doc.text("/*" + clean.substring(2).replace("*/", "* /") + " */ ")
        : Doc.concat(Doc.text(clean), Doc.HARD);
  }

  /** Whether something may follow a comment on its line. */
  static boolean isInline(CommentSyntax comment) {
    return comment.kind() == CommentSyntax.Kind.BLOCK && !spansLines(comment);
  }
}
