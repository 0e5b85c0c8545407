package ai.somagent.soma.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A layout that is not yet decided: text with places where lines may break. {@link DocRenderer}
 * decides. Immutable.
 */
sealed interface Doc {
  /** Nothing at all. */
  Doc NOTHING = new Sequence(List.of());

  /** A space, or a line break in a broken group. */
  Doc LINE = new Line(" ");

  /** Nothing, or a line break in a broken group. */
  Doc SOFT = new Line("");

  /** Always a line break; breaks every group around it. */
  Doc HARD = new Hard(0);

  /** Always a line break and one blank line. */
  Doc GAP = new Hard(1);

  /** What follows does not count when the group before it is measured. */
  Doc EDGE = new Edge();

  /** Breaks every group around it and prints nothing. */
  Doc BROKEN = new Broken();

  /** Characters; a line feed in them is printed as it is and breaks every group around it. */
  record Text(String value) implements Doc {}

  /** {@code flat} in a flat group, else a line break. */
  record Line(String flat) implements Doc {}

  record Hard(int blankLines) implements Doc {}

  /** A line break inside a string literal: nothing may be put at the end of its line. */
  record StringLine() implements Doc {}

  /** One level deeper. */
  record Nest(Doc content) implements Doc {}

  /** Flat when it fits on the line and holds no forced break, else broken. */
  record Group(Doc content) implements Doc {}

  record Sequence(List<Doc> parts) implements Doc {}

  /** Printed only in a broken group. */
  record IfBroken(String text) implements Doc {}

  record Comment(String text, Side side) implements Doc {}

  record Edge() implements Doc {}

  record Broken() implements Doc {}

  /** The start or the end of an item that has its own lines; prints nothing. */
  record Mark(ItemLines.Item item, boolean start) implements Doc {}

  /** Where a comment goes. */
  enum Side {
    /** Here, with a space after it. */
    BEFORE,
    /** Here, with a space before it. */
    AFTER,
    /** At the end of this line, wherever that will be; more may follow it there. */
    LINE_END,
    /** At the end of this line, and nothing may follow it there. */
    LINE_LAST
  }

  static Doc text(String value) {
    return new Text(value);
  }

  static Doc concat(Doc... parts) {
    return new Sequence(List.of(parts));
  }

  static Doc concat(List<Doc> parts) {
    return new Sequence(List.copyOf(parts));
  }

  static Doc nest(Doc content) {
    return new Nest(content);
  }

  static Doc group(Doc content) {
    return new Group(content);
  }

  static Doc join(List<Doc> items, Doc separator) {
    List<Doc> parts = new ArrayList<>(items.size() * 2);
    for (Doc item : items) {
      if (!parts.isEmpty()) {
        parts.add(separator);
      }
      parts.add(item);
    }
    return concat(parts);
  }
}
