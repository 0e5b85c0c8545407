package ai.somagent.soma.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the diagnostics of one phase over one or more texts. Not thread-safe. */
public final class DiagnosticSink {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::source)
          .thenComparingInt(d -> d.span().start())
          .thenComparingInt(d -> d.span().end())
          .thenComparing(d -> d.code().id());

  private final List<Diagnostic> reported = new ArrayList<>();

  public void report(Diagnostic diagnostic) {
    reported.add(diagnostic);
  }

  public boolean hasErrors() {
    return errorCount() > 0;
  }

  /** How many errors have been reported so far, repeats included. */
  public int errorCount() {
    int count = 0;
    for (Diagnostic diagnostic : reported) {
      if (diagnostic.isError()) {
        count++;
      }
    }
    return count;
  }

  /** Everything reported so far, without exact repeats, in order of place. */
  public List<Diagnostic> sorted() {
    return reported.stream().distinct().sorted(BY_PLACE).toList();
  }
}
