package ai.somagent.soma.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects the diagnostics of one phase over one or more texts. Not thread-safe. */
public final class DiagnosticSink {
  private final List<Diagnostic> reported = new ArrayList<>();
  private int errors;

  public void report(Diagnostic diagnostic) {
    reported.add(diagnostic);
    if (diagnostic.isError()) {
      errors++;
    }
  }

  public boolean hasErrors() {
    return errorCount() > 0;
  }

  /** How many errors have been reported so far, repeats included. */
  public int errorCount() {
    return errors;
  }

  /** How many messages have been reported so far, repeats included. */
  public int count() {
    return reported.size();
  }

  /** What was reported when {@link #count} was {@code first}, and later. */
  public List<Diagnostic> since(int first) {
    return List.copyOf(reported.subList(first, reported.size()));
  }

  /** Everything reported so far, without exact repeats, in order of place. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(new LinkedHashSet<>(reported));
    sorted.sort(DiagnosticSink::byPlace);
    return List.copyOf(sorted);
  }

  /** Spelled out: a chain of comparators costs a cold start more than all of this class. */
  private static int byPlace(Diagnostic left, Diagnostic right) {
    int order = left.source().compareTo(right.source());
    if (order == 0) {
      order = Integer.compare(left.span().start(), right.span().start());
    }
    if (order == 0) {
      order = Integer.compare(left.span().end(), right.span().end());
    }
    return order == 0 ? left.code().id().compareTo(right.code().id()) : order;
  }
}
