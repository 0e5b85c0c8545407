package ai.somagent.soma.format;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.CommentSyntax.Kind;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;

/**
 * The comments and blank lines of one file, handed out as the printers reach them.
 *
 * <p>A cursor moves through the comments in order of place: each printer takes those that stand
 * before what it is about to print. Lists first give each item a region of the source ({@link
 * #place}) and move the cursor there ({@link #enter}), so that items may change their order; the
 * regions of a list leave no gap between them, so no comment is lost or printed twice. Not
 * thread-safe.
 */
final class Trivia {
  private final SourceScan scan;
  private final List<CommentSyntax> comments;
  private int next;
  private int taken;

  Trivia(ParsedFile file) {
    this.scan = new SourceScan(file.source().text());
    this.comments = file.comments();
  }

  SourceScan scan() {
    return scan;
  }

  /** Whether a comment not yet taken stands before {@code offset}. */
  boolean pending(int offset) {
    return next < comments.size() && start(next) < offset;
  }

  /** Fails when a comment has not been printed: an author's words would be lost. */
  void checkAllTaken() {
    if (taken != comments.size()) {
      throw new IllegalStateException(taken + " of " + comments.size() + " comments printed");
    }
  }

  /** Gives each of {@code items}, in order of place, its region; the list ends at {@code end}. */
  <T extends Syntax> List<Place<T>> place(List<T> items, int end) {
    List<Place<T>> places = new ArrayList<>(items.size());
    int from = next < comments.size() ? start(next) : end;
    for (int i = 0; i < items.size(); i++) {
      T item = items.get(i);
      int limit = i + 1 < items.size() ? items.get(i + 1).span().start() : end;
      int to = trailEnd(item.span().end(), limit);
      places.add(new Place<>(item, from, to, i > 0 && gapAfter(from, item.span().start())));
      from = to;
    }
    return places;
  }

  private boolean gapAfter(int from, int item) {
    int first = firstFrom(from);
    int content = first < comments.size() ? Math.min(start(first), item) : item;
    return scan.blankBetween(from, content);
  }

  /** Where the item of {@code place} or the first comment before it starts. */
  int start(Place<?> place) {
    int first = firstFrom(place.from());
    int item = place.item().span().start();
    return first < comments.size() ? Math.min(start(first), item) : item;
  }

  /** Whether comments stand before the item of {@code place}. */
  boolean hasLeading(Place<?> place) {
    int first = firstFrom(place.from());
    return first < comments.size() && start(first) < place.item().span().start();
  }

  /** Whether a documentation comment stands before the item of {@code place}. */
  boolean isDocumented(Place<?> place) {
    int item = place.item().span().start();
    for (int i = firstFrom(place.from()); i < comments.size() && start(i) < item; i++) {
      if (comments.get(i).kind() == Kind.DOC) {
        return true;
      }
    }
    return false;
  }

  /** Moves the cursor to the first comment of {@code place}. */
  void enter(Place<?> place) {
    next = firstFrom(place.from());
  }

  /** Moves the cursor behind the items of a list, in whatever order they were visited. */
  <T extends Syntax> void leave(List<Place<T>> places) {
    if (!places.isEmpty()) {
      next = firstFrom(places.getLast().to());
    }
  }

  /** Where the comments that trail a node on its last line end; {@code end} without any. */
  private int trailEnd(int end, int limit) {
    int to = end;
    int at = end;
    for (int i = firstFrom(end); i < comments.size() && start(i) < limit; i++) {
      CommentSyntax comment = comments.get(i);
      if (scan.lineEndsBetween(at, start(i))) {
        break;
      }
      at = comment.span().end();
      int following = i + 1 < comments.size() ? Math.min(start(i + 1), limit) : limit;
      boolean last = comment.kind() != Kind.BLOCK || scan.lineEndsBetween(at, following);
      to = last || scan.itemEnds(at) ? at : to;
    }
    return to;
  }

  /** Comments before an expression or the like: on its line where that is possible. */
  Doc before(int offset) {
    if (!pending(offset)) {
      return Doc.NOTHING;
    }
    List<Doc> parts = new ArrayList<>();
    while (pending(offset)) {
      CommentSyntax comment = take();
      boolean inline =
          CommentText.isInline(comment) && !scan.lineEndsBetween(comment.span().end(), offset);
      Doc.Side side = Doc.Side.BEFORE;
      parts.add(inline ? CommentText.remark(comment, side) : CommentText.atLineEnd(comment));
    }
    return Doc.concat(parts);
  }

  /**
   * As {@link #before}, for those comments that stand before the parenthesis before {@code offset}.
   */
  Doc beforeParenthesis(int offset) {
    if (!pending(offset)) {
      return Doc.NOTHING;
    }
    int open = find('(', comments.get(next).span().end());
    return open < offset ? before(open) : Doc.NOTHING;
  }

  /** The comments of an interpolation that ends at {@code offset}, maybe nested in another. */
  Doc inString(int offset, boolean nested) {
    List<Doc> parts = new ArrayList<>();
    while (pending(offset)) {
      parts.add(CommentText.inString(take(), nested));
    }
    return Doc.concat(parts);
  }

  /** Comments before something that starts a line: each on its own line, paragraphs kept. */
  Doc lines(int offset) {
    if (!pending(offset)) {
      return Doc.NOTHING;
    }
    List<Doc> parts = new ArrayList<>();
    while (pending(offset)) {
      CommentSyntax comment = take();
      int end = comment.span().end();
      int following = pending(offset) ? start(next) : offset;
      if (CommentText.isInline(comment) && !scan.lineEndsBetween(end, following)) {
        parts.add(CommentText.remark(comment, Doc.Side.BEFORE));
      } else {
        boolean glued = comment.kind() == Kind.DOC && following == offset;
        parts.add(CommentText.lines(comment));
        parts.add(!glued && scan.blankBetween(end, following) ? Doc.GAP : Doc.HARD);
      }
    }
    return Doc.concat(parts);
  }

  /** Comments before {@code offset} that nothing else took, at the end of the line. */
  Doc rest(int offset) {
    if (!pending(offset)) {
      return Doc.NOTHING;
    }
    List<Doc> parts = new ArrayList<>();
    while (pending(offset)) {
      parts.add(CommentText.atLineEnd(take()));
    }
    return Doc.concat(parts);
  }

  /** What is left inside {@code span}, then the comments that trail it up to {@code offset}. */
  Doc trailing(Span span, int offset) {
    if (!pending(offset)) {
      return Doc.NOTHING;
    }
    List<Doc> parts = new ArrayList<>();
    parts.add(rest(span.end()));
    List<CommentSyntax> batch = new ArrayList<>();
    boolean inline = true;
    while (pending(offset)) {
      inline &= CommentText.isInline(comments.get(next));
      batch.add(take());
    }
    boolean beside = inline && !batch.isEmpty() && scan.itemEnds(batch.getLast().span().end());
    for (CommentSyntax comment : batch) {
      parts.add(
          beside
              ? CommentText.remark(comment, Doc.Side.AFTER)
              : Doc.concat(CommentText.atLineEnd(comment), Doc.BROKEN));
    }
    return Doc.concat(parts);
  }

  /** The comments before {@code limit} that end the line on which something else stands. */
  Doc lineEnd(int limit) {
    if (!pending(limit)) {
      return Doc.NOTHING;
    }
    List<Doc> parts = new ArrayList<>();
    while (pending(limit) && !scan.startsLine(start(next)) && endsLine(limit)) {
      parts.add(CommentText.atLineEnd(take()));
      parts.add(Doc.BROKEN);
    }
    return Doc.concat(parts);
  }

  /** Whether the next comment has only comments after it on its line, before {@code limit}. */
  private boolean endsLine(int limit) {
    for (int i = next; i < comments.size() && start(i) < limit; i++) {
      CommentSyntax comment = comments.get(i);
      int following = i + 1 < comments.size() ? Math.min(start(i + 1), limit) : limit;
      boolean ends = scan.lineEndsBetween(comment.span().end(), following);
      if (comment.kind() != Kind.BLOCK || ends) {
        return true;
      }
    }
    return false;
  }

  /** The comments right behind an opening bracket, before {@code offset}, that end its line. */
  Doc opener(int offset) {
    if (!pending(offset) || !scan.followsOpening(start(next)) || !endsLine(offset)) {
      return Doc.NOTHING;
    }
    List<Doc> parts = new ArrayList<>();
    int end = start(next);
    while (pending(offset) && !scan.lineEndsBetween(end, start(next))) {
      CommentSyntax comment = take();
      end = comment.span().end();
      parts.add(CommentText.atLineEnd(comment));
    }
    parts.add(Doc.BROKEN);
    return Doc.concat(parts);
  }

  /** Comments between the last item of a list, which ended at {@code from}, and its end. */
  List<Doc> dangling(int from, int end) {
    List<Doc> parts = new ArrayList<>();
    int at = from;
    while (pending(end)) {
      CommentSyntax comment = take();
      parts.add(scan.blankBetween(at, comment.span().start()) ? Doc.GAP : Doc.HARD);
      parts.add(CommentText.lines(comment));
      at = comment.span().end();
    }
    return parts;
  }

  /** Where the next {@code bracket} from {@code from} on stands, comments skipped. */
  int find(char bracket, int from) {
    int comment = firstFrom(from);
    int at = from;
    while (at < scan.length() && !scan.isAt(at, bracket)) {
      boolean skip = comment < comments.size() && start(comment) <= at;
      at = skip ? comments.get(comment++).span().end() : at + 1;
    }
    return at;
  }

  private CommentSyntax take() {
    taken++;
    return comments.get(next++);
  }

  private int start(int index) {
    return comments.get(index).span().start();
  }

  /** The index of the first comment that starts at {@code offset} or later. */
  private int firstFrom(int offset) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
