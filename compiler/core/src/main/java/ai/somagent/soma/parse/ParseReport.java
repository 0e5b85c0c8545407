package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one text; past {@link #MOST} it only remembers that there is more. */
final class ParseReport {
  /** Most messages about one text; more would only hide the first. */
  static final int MOST = 100;

  private static final Comparator<Diagnostic> BY_PLACE = new ByPlace();

  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();
  private final List<Span> settled = new ArrayList<>();
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

  /** Adds a message of the parser proper unless its place has been explained already. */
  void addSyntax(Diagnostic diagnostic) {
    for (Span span : settled) {
      if (span.start() <= diagnostic.span().start() && diagnostic.span().end() <= span.end()) {
        return;
      }
    }
    add(diagnostic);
  }

  /** Declares that one message explains everything that is wrong inside {@code span}. */
  void settle(Span span) {
    settled.add(span);
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
