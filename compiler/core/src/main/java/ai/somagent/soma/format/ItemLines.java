package ai.somagent.soma.format;

import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the items that have lines of their own came to stand in a canonical text. Filled by one
 * rendering; not thread-safe.
 */
final class ItemLines {
  /** Items of one list; nothing but an identity. */
  static final class Siblings {}

  /** One item: where it stood with its comments, from {@code start} to {@code end}. */
  static final class Item {
    final Siblings siblings;
    final int start;
    final int end;
    private int newStart;
    private int newEnd;

    Item(Siblings siblings, int start, int end) {
      this.siblings = siblings;
      this.start = start;
      this.end = end;
    }

    /** Where it stands now, with the indentation of its first line. */
    Span lines() {
      return new Span(newStart, newEnd);
    }
  }

  private final Map<Siblings, List<Item>> lists = new LinkedHashMap<>();
  String text = "";

  void start(Item item, int offset) {
    item.newStart = offset;
    lists.computeIfAbsent(item.siblings, siblings -> new ArrayList<>()).add(item);
  }

  void end(Item item, int offset) {
    item.newEnd = offset;
  }

  /** The lists of items, each in its order in the canonical text. */
  Iterable<List<Item>> lists() {
    return lists.values();
  }
}
