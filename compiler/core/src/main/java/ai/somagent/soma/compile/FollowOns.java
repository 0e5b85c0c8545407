package ai.somagent.soma.compile;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the messages about texts together, and leaves out those which are likely to follow from what
 * could not be read: in a text with syntax errors warnings, that something is missing which may
 * stand in the part that was skipped, where labels go, what begins where a syntax error does, and
 * all else about a line whose syntax error has no certain repair.
 */
final class FollowOns {
  private final Map<String, LineMap> broken = new HashMap<>();
  private final Map<String, Set<Integer>> unread = new HashMap<>();
  private final Set<String> places = new HashSet<>();

  private FollowOns(List<ParsedFile> files) {
    for (ParsedFile file : files) {
      if (file.hasErrors()) {
        add(file);
      }
    }
  }

  private void add(ParsedFile file) {
    LineMap lines = file.source().lines();
    Set<Integer> own = new HashSet<>();
    for (Diagnostic diagnostic : file.diagnostics()) {
      if (diagnostic.code().title().startsWith("expected-")) {
        places.add(place(diagnostic));
      }
      if (diagnostic.isError() && diagnostic.fixes().isEmpty() && !saysUnnamed(diagnostic)) {
        own.add(lines.line(diagnostic.span().start()));
      }
    }
    broken.put(file.source().name(), lines);
    unread.put(file.source().name(), own);
  }

  /**
   * What is said about {@code files}, in order.
   *
   * @param found what later phases say
   */
  static List<Diagnostic> join(List<ParsedFile> files, List<Diagnostic> found) {
    FollowOns rules = new FollowOns(files);
    DiagnosticSink all = new DiagnosticSink();
    Set<String> named = new HashSet<>();
    for (Diagnostic diagnostic : found) {
      if (!rules.hides(diagnostic)) {
        all.report(diagnostic);
        named.add(saysUnnamed(diagnostic) ? place(diagnostic) : "");
      }
    }
    for (ParsedFile file : files) {
      for (Diagnostic diagnostic : file.diagnostics()) {
        if (!saysUnnamed(diagnostic) || !named.contains(place(diagnostic))) {
          all.report(diagnostic);
        }
      }
    }
    return all.sorted();
  }

  private boolean hides(Diagnostic diagnostic) {
    LineMap lines = broken.get(diagnostic.source());
    if (lines == null) {
      return false;
    }
    return diagnostic.severity() != Severity.ERROR
        || saysMissing(diagnostic)
        || diagnostic.code().id().startsWith("E51")
        || places.contains(place(diagnostic))
        || unread
            .getOrDefault(diagnostic.source(), Set.of())
            .contains(lines.line(diagnostic.span().start()));
  }

  private static boolean saysMissing(Diagnostic diagnostic) {
    String title = diagnostic.code().title();
    return title.startsWith("missing-")
        || title.equals("match-not-exhaustive")
        || title.equals("too-few-arms")
        || title.equals("unreachable-step")
        || title.equals("unknown-name") && diagnostic.message().startsWith("unknown ");
  }

  /** Both the parser and the checker say this; the checker knows the name. */
  private static boolean saysUnnamed(Diagnostic diagnostic) {
    return diagnostic.code().title().equals("unnamed-argument");
  }

  private static String place(Diagnostic diagnostic) {
    return diagnostic.source() + ":" + diagnostic.span().start();
  }
}
