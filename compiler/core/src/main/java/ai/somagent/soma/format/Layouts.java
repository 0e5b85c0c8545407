package ai.somagent.soma.format;

import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The layouts of bracketed lists, with the comments and blank lines of their items. */
final class Layouts {
  /** Ranks of one section have the same quotient by this number. */
  static final int SECTION = 10;

  /** Items whose rank leaves this remainder stand apart even inside their section. */
  static final int APART = 9;

  private static final Doc COMMA = Doc.concat(Doc.text(","), Doc.LINE);
  private static final Doc COMMA_OR_LINE = new Doc.Line(", ");

  private final Trivia trivia;

  Layouts(Trivia trivia) {
    this.trivia = trivia;
  }

  /** {@code (a, b)} on one line, or one item a line with a trailing comma. */
  <T extends Syntax> Doc tight(
      String open, List<T> items, String close, int end, Function<T, Doc> print) {
    return list(new Shape(open, Doc.SOFT, COMMA, ",", close), items, end, print);
  }

  /** {@code { a, b }} on one line, or one item a line with a trailing comma. */
  <T extends Syntax> Doc loose(List<T> items, int end, Function<T, Doc> print) {
    return list(new Shape("{", Doc.LINE, COMMA, ",", "}"), items, end, print);
  }

  /** {@code { a, b }} on one line, or one item a line without commas. */
  <T extends Syntax> Doc fields(List<T> items, int end, Function<T, Doc> print) {
    return list(new Shape("{", Doc.LINE, COMMA_OR_LINE, "", "}"), items, end, print);
  }

  private record Shape(String open, Doc pad, Doc separator, String last, String close) {}

  private <T extends Syntax> Doc list(Shape shape, List<T> items, int end, Function<T, Doc> print) {
    Doc opener = trivia.opener(items.isEmpty() ? end : items.getFirst().span().start());
    List<Place<T>> places = trivia.place(items, end);
    List<Doc> docs = new ArrayList<>(places.size());
    for (Place<T> place : places) {
      docs.add(item(place, print));
    }
    trivia.leave(places);
    int from = places.isEmpty() ? end : places.getLast().to();
    Doc dangling = Doc.concat(trivia.dangling(from, end));
    if (docs.isEmpty() && dangling.equals(Doc.NOTHING) && opener.equals(Doc.NOTHING)) {
      return Doc.text(shape.open() + shape.close());
    }
    Doc last = docs.isEmpty() ? Doc.NOTHING : new Doc.IfBroken(shape.last());
    Doc pad = docs.isEmpty() ? Doc.NOTHING : shape.pad();
    Doc content = Doc.concat(pad, Doc.join(docs, shape.separator()), last, dangling);
    return Doc.group(
        Doc.concat(
            Doc.text(shape.open()),
            opener,
            Doc.nest(content),
            shape.pad(),
            Doc.text(shape.close())));
  }

  /** One item a line between braces, in the order written. */
  <T extends Syntax> Doc body(List<T> items, int end, Function<T, Doc> print) {
    return body(items, end, item -> 0, print);
  }

  /**
   * One item a line between braces, in the order of {@code rank}; items of equal rank keep their
   * order, and a blank line parts the sections (see {@link #SECTION}).
   */
  <T extends Syntax> Doc body(
      List<T> items, int end, ToIntFunction<T> rank, Function<T, Doc> print) {
    return body(List.of(), items, end, rank, print);
  }

  /** The steps of a block that starts at {@code start}; comments before it move into it. */
  <T extends Syntax> Doc block(int start, List<T> items, int end, Function<T, Doc> print) {
    return body(trivia.dangling(start, start), items, end, item -> 0, print);
  }

  private <T extends Syntax> Doc body(
      List<Doc> lead, List<T> items, int end, ToIntFunction<T> rank, Function<T, Doc> print) {
    int first = items.isEmpty() ? end : items.getFirst().span().start();
    Doc opener = lead.isEmpty() ? trivia.opener(first) : Doc.NOTHING;
    List<Place<T>> places = trivia.place(items, end);
    List<Doc> lines = new ArrayList<>(lead);
    addItems(lines, places, rank, print);
    lines.addAll(trivia.dangling(places.isEmpty() ? end : places.getLast().to(), end));
    if (lines.isEmpty() && opener.equals(Doc.NOTHING)) {
      return Doc.text("{}");
    }
    if (!lines.isEmpty()) {
      lines.set(0, Doc.HARD);
    }
    Doc content = Doc.nest(Doc.concat(lines));
    return Doc.concat(Doc.text("{"), opener, content, Doc.HARD, Doc.text("}"));
  }

  /** The items in the order of {@code rank}, each after the break that parts it from the last. */
  private <T extends Syntax> void addItems(
      List<Doc> lines, List<Place<T>> places, ToIntFunction<T> rank, Function<T, Doc> print) {
    List<Place<T>> sorted = sorted(places, rank);
    ItemLines.Siblings siblings = new ItemLines.Siblings();
    int section = sorted.isEmpty() ? 0 : rank.applyAsInt(sorted.getFirst().item()) / SECTION;
    for (Place<T> place : sorted) {
      int own = rank.applyAsInt(place.item());
      boolean apart = own / SECTION != section || own % SECTION == APART || place.gap();
      lines.add(apart ? Doc.GAP : Doc.HARD);
      lines.add(line(siblings, place, print));
      section = own / SECTION;
    }
    trivia.leave(places);
  }

  /** One item of {@code siblings}, on lines of its own. */
  <T extends Syntax> Doc line(ItemLines.Siblings siblings, Place<T> place, Function<T, Doc> print) {
    ItemLines.Item marked = new ItemLines.Item(siblings, trivia.start(place), place.to());
    return Doc.concat(new Doc.Mark(marked, true), item(place, print), new Doc.Mark(marked, false));
  }

  /** Items on one line in the order of {@code rank}, with spaces between them. */
  <T extends Syntax> Doc inline(
      List<T> items, int end, ToIntFunction<T> rank, Function<T, Doc> print) {
    List<Place<T>> places = trivia.place(items, end);
    List<Doc> docs = new ArrayList<>(places.size());
    for (Place<T> place : sorted(places, rank)) {
      trivia.enter(place);
      Doc before = trivia.before(place.item().span().start());
      Doc content = print.apply(place.item());
      docs.add(Doc.concat(before, content, trivia.rest(place.to())));
    }
    trivia.leave(places);
    return Doc.join(docs, Doc.text(" "));
  }

  /**
   * Items in the order of {@code rank} after what stands before them, on its line or one a line.
   */
  <T extends Syntax> Doc after(
      List<T> items, int end, ToIntFunction<T> rank, Function<T, Doc> print) {
    List<Doc> docs = new ArrayList<>();
    docs.add(trivia.lineEnd(items.getFirst().span().start()));
    List<Place<T>> places = trivia.place(items, end);
    for (Place<T> place : sorted(places, rank)) {
      docs.add(Doc.LINE);
      docs.add(item(place, print));
    }
    trivia.leave(places);
    return Doc.group(Doc.nest(Doc.concat(docs)));
  }

  private static <T extends Syntax> List<Place<T>> sorted(
      List<Place<T>> places, ToIntFunction<T> rank) {
    List<Place<T>> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingInt(place -> rank.applyAsInt(place.item())));
    return sorted;
  }

  /** One item with the comments of its region. */
  <T extends Syntax> Doc item(Place<T> place, Function<T, Doc> print) {
    T item = place.item();
    trivia.enter(place);
    Doc before = trivia.lines(item.span().start());
    Doc content = print.apply(item);
    Doc after = trivia.trailing(item.span(), place.to());
    return Doc.concat(before, content, after);
  }
}
