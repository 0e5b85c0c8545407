package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one text; past {@link #MOST} it only remembers that there is more.
 */
final class ParseReport {
  /** Most messages about one text; more would only hide the first. */
  static final int MOST = 100;

  private static final Comparator<Diagnostic> BY_PLACE = new ByPlace();

  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();
  private final List<Span> settled = new ArrayList<>();
  private @Nullable LineMap lines;
  private int dropped;

  ParseReport(SourceText source) {
    this.source = source;
  }

  SourceText source() {
    return source;
  }

  void add(Diagnostic diagnostic) {
    if (found.size() < MOST) {
      found.add(diagnostic);
    } else {
      dropped++;
    }
  }

  /** Takes back what was said of a token before its place was known. */
  void retract(ParseCode code, Span span) {
    found.removeIf(d -> d.code() == code && d.span().equals(span));
  }

  /** Takes back what was said with {@code code} inside {@code span}. */
  void retractWithin(ParseCode code, Span span) {
    found.removeIf(d -> d.code() == code && contains(span, d.span()));
  }

  /** Adds a message of the parser proper unless its place has been explained already. */
  void addSyntax(Diagnostic diagnostic) {
    if (!isSettled(diagnostic.span())) {
      add(diagnostic);
    }
  }

  /**
   * Adds a message about something unexpected, unless the parser has said anything about the same
   * line: what follows a mistake on its line is mostly the same mistake.
   */
  void addUnexpected(Diagnostic diagnostic) {
    if (lines == null) {
      lines = source.lines();
    }
    int line = lines.line(diagnostic.span().start());
    for (int other : syntaxLines()) {
      if (other == line) {
        return;
      }
    }
    addSyntax(diagnostic);
  }

  private int[] syntaxLines() {
    LineMap map = java.util.Objects.requireNonNull(lines);
    int[] result = new int[found.size()];
    for (int i = 0; i < result.length; i++) {
      boolean syntax = found.get(i).code().id().compareTo(ParseCode.MISSING_COMMA.id()) >= 0;
      result[i] = syntax ? map.line(found.get(i).span().start()) : -1;
    }
    return result;
  }

  /**
   * Declares that the string at {@code span} is broken, which explains everything that is wrong on
   * its lines: quotes come in pairs, so what stands inside and outside is likely mixed up there.
   */
  void settle(Span span) {
    String text = source.text();
    int start = span.start();
    while (start > 0 && text.charAt(start - 1) != '\n') {
      start--;
    }
    Span lines = new Span(start, span.end());
    settled.add(lines);
    found.removeIf(d -> isGuess(d) && contains(lines, d.span()));
  }

  private static boolean isGuess(Diagnostic diagnostic) {
    return diagnostic.code() == ParseCode.UNEXPECTED_CHARACTER
        || diagnostic.code() == ParseCode.SEMICOLON
        || diagnostic.code() == ParseCode.HASH_COMMENT
        || diagnostic.code() == ParseCode.MALFORMED_NUMBER;
  }

  /** Whether anything has been said about a place inside {@code span}. */
  boolean mentions(Span span) {
    for (Diagnostic diagnostic : found) {
      if (contains(span, diagnostic.span())) {
        return true;
      }
    }
    return false;
  }

  boolean isSettled(Span span) {
    for (Span lines : settled) {
      if (contains(lines, span)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  boolean isFull() {
    return found.size() >= MOST;
  }

  int count() {
    return found.size() + dropped;
  }

  List<Diagnostic> sorted() {
    if (found.isEmpty()) {
      return List.of();
    }
    found.sort(BY_PLACE);
    if (dropped > 0) {
      found.add(ParseDiagnostics.tooManyErrors(source, MOST));
    }
    return found;
  }

  private static final class ByPlace implements Comparator<Diagnostic> {
    @Override
    public int compare(Diagnostic a, Diagnostic b) {
      int byStart = Integer.compare(a.span().start(), b.span().start());
      return byStart != 0 ? byStart : Integer.compare(a.span().end(), b.span().end());
    }
  }
}
