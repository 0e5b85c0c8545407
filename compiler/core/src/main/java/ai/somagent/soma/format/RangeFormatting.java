package ai.somagent.soma.format;

import ai.somagent.soma.format.ItemLines.Item;
import ai.somagent.soma.source.Span;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a text to lay out for a selection: the neighbouring items of the innermost list
 * that hold it, each with lines of its own.
 */
final class RangeFormatting {
  /** Characters of the text and of the canonical text that stand for each other. */
  record Part(Span before, Span after) {}

  private final String text;
  private final ItemLines lines;

  RangeFormatting(String text, ItemLines lines) {
    this.text = text;
    this.lines = lines;
  }

  /** The part for {@code range}, or null when only the whole text will do. */
  @Nullable Part find(Span range) {
    Span wanted = trimmed(range);
    Part best = null;
    for (List<Item> list : lines.lists()) {
      Part part = part(list, wanted);
      if (part != null && (best == null || part.before().length() < best.before().length())) {
        best = part;
      }
    }
    return best;
  }

  private Span trimmed(Span range) {
    int start = Math.min(range.start(), text.length());
    int end = Math.min(range.end(), text.length());
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private @Nullable Part part(List<Item> list, Span wanted) {
    List<Item> placed =
        list.stream().sorted(Comparator.comparingInt((Item item) -> item.start)).toList();
    int first = first(placed, wanted);
    int last = last(placed, wanted);
    if (first > last || !covers(placed.get(first), placed.get(last), wanted)) {
      return null;
    }
    while (first > 0 && !startsLine(placed.get(first).start)) {
      first--;
    }
    while (last < placed.size() - 1 && !endsLine(placed.get(last).end)) {
      last++;
    }
    if (!startsLine(placed.get(first).start) || !endsLine(placed.get(last).end)) {
      return null;
    }
    List<Item> chosen = placed.subList(first, last + 1);
    return inOrder(list, chosen) ? of(chosen) : allOf(list, placed);
  }

  private static int first(List<Item> items, Span wanted) {
    int first = 0;
    while (first < items.size() && items.get(first).end < wanted.start()) {
      first++;
    }
    return first;
  }

  private static int last(List<Item> items, Span wanted) {
    int last = items.size() - 1;
    while (last >= 0 && items.get(last).start > wanted.end()) {
      last--;
    }
    return last;
  }

  private static boolean covers(Item first, Item last, Span wanted) {
    return first.start <= wanted.start() && wanted.end() <= last.end;
  }

  /** Whether {@code chosen} keep their order and stay together. */
  private static boolean inOrder(List<Item> list, List<Item> chosen) {
    int at = list.indexOf(chosen.getFirst());
    return at + chosen.size() <= list.size() && list.subList(at, at + chosen.size()).equals(chosen);
  }

  private @Nullable Part allOf(List<Item> list, List<Item> placed) {
    boolean whole = startsLine(placed.getFirst().start) && endsLine(placed.getLast().end);
    return whole
        ? part(placed.getFirst(), placed.getLast(), list.getFirst(), list.getLast())
        : null;
  }

  private Part of(List<Item> chosen) {
    Item first = chosen.getFirst();
    Item last = chosen.getLast();
    return part(first, last, first, last);
  }

  private Part part(Item first, Item last, Item newFirst, Item newLast) {
    int start = first.start;
    while (start > 0 && isBlank(text.charAt(start - 1))) {
      start--;
    }
    int end = last.end;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    return new Part(
        new Span(start, end), new Span(newFirst.lines().start(), newLast.lines().end()));
  }

  private boolean startsLine(int offset) {
    int at = offset - 1;
    while (at >= 0 && isBlank(text.charAt(at))) {
      at--;
    }
    return at < 0 || isLineEnd(text.charAt(at));
  }

  private boolean endsLine(int offset) {
    int at = offset;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at == text.length() || isLineEnd(text.charAt(at));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
