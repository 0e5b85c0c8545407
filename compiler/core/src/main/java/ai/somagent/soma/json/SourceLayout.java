package ai.somagent.soma.json;

import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.CommentSyntax.Kind;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between the nodes of a text: documentation and blank lines. */
final class SourceLayout {
  private final String text;
  private final List<CommentSyntax> comments;

  SourceLayout(ParsedFile file) {
    this.text = file.source().text();
    this.comments = file.comments();
  }

  /** The documentation right before {@code offset}, or null when there is none. */
  @Nullable String documentation(int offset) {
    Deque<String> lines = new ArrayDeque<>();
    int at = offset;
    for (int i = lastBefore(offset); i >= 0 && isBlank(comments.get(i).span().end(), at); i--) {
      CommentSyntax comment = comments.get(i);
      if (comment.kind() == Kind.DOC) {
        lines.push(content(comment.text()));
      }
      at = comment.span().start();
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  private static String content(String comment) {
    String text = comment.substring("///".length());
    return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
  }

  /** Whether a blank line stands before {@code offset} and the comments that belong to it. */
  boolean hasGap(int offset) {
    int at = offset;
    for (int i = lastBefore(offset); i >= 0 && isBlank(comments.get(i).span().end(), at); i--) {
      at = comments.get(i).span().start();
    }
    int feeds = 0;
    while (at > 0 && isBlank(at - 1, at)) {
      at--;
      feeds += text.charAt(at) == '\n' ? 1 : 0;
    }
    return feeds > 1;
  }

  /** The index of the last comment that ends at {@code offset} or before it, or -1. */
  private int lastBefore(int offset) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comments.get(middle).span().end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (" \t\r\n".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
