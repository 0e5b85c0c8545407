package ai.somagent.soma.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Decides the layout of a {@link Doc} and writes it: two spaces a level, {@link #WIDTH} columns.
 * Linear in the size of the document; uses no recursion, so no nesting can exhaust the stack.
 */
final class DocRenderer {
  static final int WIDTH = 100;
  private static final int STEP = 2;

  private record Frame(Doc doc, int indent, boolean flat) {}

  /** A comment on the current line, with the offset of its text and the space beside it. */
  private record Written(Doc.Comment comment, int start) {}

  private final StringBuilder out = new StringBuilder();
  private final List<Frame> stack = new ArrayList<>();
  private final List<Doc.Comment> waiting = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();

  /** Where each item came to stand, in the order they start. */
  private final ItemLines items = new ItemLines();

  private final List<ItemLines.Item> ending = new ArrayList<>();

  /** Where the current line starts in {@link #out}, not counting lines inside string literals. */
  private int lineStart;

  private int lineIndent;
  private int column;

  /** Spaces still to be written before the next text of this line. */
  private int owed;

  private DocRenderer() {}

  /** The text of {@code doc}, laid out from the first column. */
  static String render(Doc doc) {
    return rendered(doc).out.toString();
  }

  /** The text of {@code doc} and where its items stand in it. */
  static ItemLines lines(Doc doc) {
    DocRenderer renderer = rendered(doc);
    renderer.items.text = renderer.out.toString();
    return renderer.items;
  }

  private static DocRenderer rendered(Doc doc) {
    DocRenderer renderer = new DocRenderer();
    renderer.stack.add(new Frame(doc, 0, false));
    renderer.run();
    renderer.flushComments();
    return renderer;
  }

  /** The text of {@code doc} without any optional line break. */
  static String renderFlat(Doc doc) {
    DocRenderer renderer = new DocRenderer();
    renderer.stack.add(new Frame(doc, 0, true));
    renderer.run();
    return renderer.out.toString();
  }

  private void run() {
    while (!stack.isEmpty()) {
      Frame frame = stack.removeLast();
      step(frame, frame.doc());
    }
  }

  private void step(Frame frame, Doc doc) {
    switch (doc) {
      case Doc.Text text -> write(text.value());
      case Doc.Line line when frame.flat() -> write(line.flat());
      case Doc.Line _ -> breakLine(frame.indent(), 0);
      case Doc.Hard hard -> breakLine(frame.indent(), hard.blankLines());
      case Doc.StringLine _ -> breakString(frame.indent());
      case Doc.Nest nest ->
          stack.add(new Frame(nest.content(), frame.indent() + STEP, frame.flat()));
      case Doc.Group group -> {
        boolean flat = frame.flat() || fits(group.content());
        stack.add(new Frame(group.content(), frame.indent(), flat));
      }
      case Doc.Sequence sequence -> {
        List<Doc> parts = sequence.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
          stack.add(new Frame(parts.get(i), frame.indent(), frame.flat()));
        }
      }
      case Doc.IfBroken broken -> write(frame.flat() ? "" : broken.text());
      case Doc.Comment comment -> comment(comment);
      case Doc.Mark mark when mark.start() -> items.start(mark.item(), out.length());
      case Doc.Mark mark -> ending.add(mark.item());
      case Doc.Edge _, Doc.Broken _ -> {}
    }
  }

  private void write(String text) {
    if (text.isEmpty()) {
      return;
    }
    out.repeat(' ', owed);
    owed = 0;
    out.append(text);
    int feed = text.lastIndexOf('\n');
    column = feed < 0 ? column + text.length() : text.length() - feed - 1;
  }

  private void breakLine(int indent, int blankLines) {
    flushComments();
    out.repeat('\n', blankLines + 1);
    lineStart = out.length();
    lineIndent = indent;
    owed = indent;
    column = indent;
  }

  private void breakString(int indent) {
    out.append('\n');
    owed = indent;
    column = indent;
  }

  /** A comment that waits holds back the later ones, so that none overtakes another. */
  private void comment(Doc.Comment comment) {
    boolean here = comment.side() == Doc.Side.BEFORE || comment.side() == Doc.Side.AFTER;
    if (!here || !waiting.isEmpty()) {
      waiting.add(comment);
    } else {
      boolean before = comment.side() == Doc.Side.BEFORE;
      write(before ? comment.text() + " " : " " + comment.text());
      written.add(new Written(comment, out.length() - comment.text().length() - 1));
    }
  }

  /**
   * Only the last comment of a line can end it. If another one has to, it moves to a line of its
   * own above this one, and with it all comments before it, so that their order stays.
   */
  private void flushComments() {
    int above = 0;
    for (int i = 0; i < waiting.size() - 1; i++) {
      above = waiting.get(i).side() == Doc.Side.LINE_LAST ? i + 1 : above;
    }
    if (above > 0) {
      moveAbove(above);
    }
    for (Doc.Comment comment : waiting.subList(above, waiting.size())) {
      write(" " + comment.text());
    }
    waiting.clear();
    written.clear();
    // Only now is it known what stands on the last line of an item.
    ending.forEach(item -> items.end(item, out.length()));
    ending.clear();
  }

  private void moveAbove(int count) {
    for (Written comment : written.reversed()) {
      out.delete(comment.start(), comment.start() + comment.comment().text().length() + 1);
    }
    boolean closes =
        out.length() > lineStart + lineIndent
            && ")]}".indexOf(out.charAt(lineStart + lineIndent)) >= 0;
    int indent = closes ? lineIndent + STEP : lineIndent;
    StringBuilder lines = new StringBuilder();
    for (Written comment : written) {
      lines.append(CommentText.lines(comment.comment().text(), indent)).append('\n');
    }
    for (Doc.Comment comment : waiting.subList(0, count)) {
      lines.append(CommentText.lines(comment.text(), indent)).append('\n');
    }
    out.insert(lineStart, lines);
  }

  /** Whether {@code content}, laid flat, and what must follow it on the same line have room. */
  private boolean fits(Doc content) {
    int room = WIDTH - column;
    Deque<Doc> left = new ArrayDeque<>();
    left.push(content);
    while (!left.isEmpty() && room >= 0) {
      Doc doc = left.pop();
      if (breaks(doc) || doc instanceof Doc.Broken) {
        return false;
      }
      room -= flatWidth(doc, left);
    }
    return room >= 0 && restFits(room);
  }

  private boolean restFits(int room) {
    Deque<Doc> left = new ArrayDeque<>();
    for (int i = stack.size() - 1; i >= 0; i--) {
      left.push(stack.get(i).doc());
      while (!left.isEmpty()) {
        Doc doc = left.pop();
        if (breaks(doc) || doc instanceof Doc.Line || doc instanceof Doc.Edge) {
          return true;
        }
        room -= flatWidth(doc, left);
        if (room < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean breaks(Doc doc) {
    return doc instanceof Doc.Hard
        || doc instanceof Doc.StringLine
        || (doc instanceof Doc.Text text && text.value().indexOf('\n') >= 0);
  }

  /**
   * The width of {@code doc} itself; its parts, if any, are pushed on {@code left}. Comments have
   * none: what an author remarks does not change how the code is laid out.
   */
  private static int flatWidth(Doc doc, Deque<Doc> left) {
    switch (doc) {
      case Doc.Text text -> {
        return text.value().length();
      }
      case Doc.Line line -> {
        return line.flat().length();
      }
      case Doc.Nest nest -> left.push(nest.content());
      case Doc.Group group -> left.push(group.content());
      case Doc.Sequence sequence -> {
        List<Doc> parts = sequence.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
          left.push(parts.get(i));
        }
      }
      case Doc.Hard _,
          Doc.StringLine _,
          Doc.IfBroken _,
          Doc.Comment _,
          Doc.Edge _,
          Doc.Mark _,
          Doc.Broken _ -> {}
    }
    return 0;
  }
}
